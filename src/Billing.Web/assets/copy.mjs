// Copies the files that pages load from node_modules to wwwroot/lib, with their licences, and nothing else.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const files = {
  'htmx.org/dist/htmx.min.js': 'htmx.min.js',
  'htmx.org/LICENSE': 'htmx.LICENSE.txt',
  'uplot/dist/uPlot.iife.min.js': 'uplot.min.js',
  'uplot/dist/uPlot.min.css': 'uplot.min.css',
  'uplot/LICENSE': 'uplot.LICENSE.txt',
  '@digital-go-jp/design-tokens/dist/tokens.css': 'tokens.css',
  '@digital-go-jp/design-tokens/LICENSE': 'tokens.LICENSE.txt',
};
const target = join(home, 'wwwroot', 'lib');
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [from, to] of Object.entries(files)) {
  copyFileSync(join(home, 'node_modules', from), join(target, to));
}
