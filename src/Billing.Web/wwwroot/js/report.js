// Draws the chart of a report from the table below it: the table is the truth, the picture a help.
(() => {
  const table = document.getElementById('report-table');
  const box = document.querySelector('.report-chart');
  if (!table || !box || !window.uPlot) return;
  const columns = (name) => box.dataset[name].split(' ').map(Number);
  const rows = [...table.tBodies[0].rows].filter((row) => row.dataset.role === box.dataset.of);
  const labels = rows.map((row) => columns('labels').map((i) => row.cells[i].textContent.trim()).join('\n'));
  const values = columns('series').map((i) => rows.map((row) => Number(row.cells[i].dataset.value || 0)));
  const lines = Math.max(1, ...labels.map((label) => label.split('\n').length));
  const colour = (name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    box.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  function draw() {
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 }, font: '12px sans-serif' };
    const every = Math.max(1, Math.ceil((labels.length * 84) / Math.max(1, box.clientWidth - 90)));
    const series = values.map((_, i) => {
      const fill = colour(i === 0 ? '--water' : '--past');
      const one = values.length === 1;
      return { fill, stroke: fill, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [one ? 0.6 : 0.36, 60], align: one ? 0 : i === 0 ? -1 : 1 }) };
    });
    box.querySelector('.uplot')?.remove();
    new uPlot({
      width: box.clientWidth,
      height: box.clientHeight,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, range: [-0.6, labels.length - 0.4] }, y: { range: (_, low, high) => [Math.min(0, low * 1.1), Math.max(5, high * 1.1)] } },
      axes: [
        { ...axis, size: 20 + lines * 16, grid: { show: false }, splits: () => labels.map((_, i) => i).filter((i) => i % every === 0), values: (_, at) => at.map((i) => labels[i] ?? '') },
        { ...axis, size: 96, values: (_, at) => at.map((v) => v.toLocaleString('en')) },
      ],
      series: [{}, ...series],
    }, [labels.map((_, i) => i), ...values], box);
  }

  draw();
  let waiting;
  window.addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(draw, 120); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
