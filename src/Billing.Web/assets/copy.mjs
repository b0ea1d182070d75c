// Copies the files that pages load from node_modules to wwwroot/lib, with their licences, and nothing else; of the tokens only those that the sheet uses.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const sheet = readFileSync(join(home, 'wwwroot', 'css', 'counter.css'), 'utf8');
const lines = readFileSync(join(target, 'tokens.css'), 'utf8').split('\n');
const unused = (line) => /^\s*--[\w-]+:/.test(line) && !new RegExp(`${line.match(/--[\w-]+/)[0]}[),]`).test(sheet);
writeFileSync(join(target, 'tokens.css'), lines.filter((line) => !unused(line)).join('\n'));
