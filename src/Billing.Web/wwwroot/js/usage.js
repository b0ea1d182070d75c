// Draws the usage charts from the table beside them: the table is the truth, the pictures a help.
(() => {
  const table = document.getElementById('usage-table');
  const boxes = [...document.querySelectorAll('.usage-chart')];
  if (!table || !window.uPlot) return;
  const rows = [...table.tBodies[0].rows].reverse();
  const number = (cell) => (cell.dataset.value === undefined || cell.dataset.value === '' ? null : Number(cell.dataset.value));
  const labels = rows.map((row, i) => {
    const { year, month } = row.cells[0].dataset;
    return i === 0 || rows[i - 1].cells[0].dataset.year !== year ? `${month}\n${year}` : month;
  });
  const colour = (box, name) => {
    const probe = document.createElement('span');
    probe.style.color = `var(${name})`;
    box.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };

  function draw(box) {
    const now = rows.map((row) => number(row.cells[box.dataset.now]));
    const before = rows.map((row) => number(row.cells[box.dataset.before]));
    const soft = colour(box, '--soft');
    const line = colour(box, '--line');
    const bars = (align, size) => uPlot.paths.bars({ size: [size, 40], align });
    box.querySelector('.uplot')?.remove();
    const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: '12px sans-serif' };
    new uPlot({
      width: box.clientWidth,
      height: box.clientHeight,
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, range: [-0.6, labels.length - 0.4] }, y: { range: (_, low, high) => [0, Math.max(5, high * 1.1)] } },
      axes: [
        { ...axis, size: 44, grid: { show: false }, splits: () => labels.map((_, i) => i), values: (_, at) => at.map((i) => labels[i] ?? '') },
        { ...axis, size: 60, values: (_, at) => at.map((v) => (Number.isInteger(v) ? v.toLocaleString('en') : '')) },
      ],
      series: [
        {},
        { fill: colour(box, '--past'), stroke: colour(box, '--past'), width: 0, paths: bars(-1, 0.36), points: { show: false } },
        { fill: colour(box, box.dataset.colour), stroke: colour(box, box.dataset.colour), width: 0, paths: bars(1, 0.36), points: { show: false } },
      ],
    }, [labels.map((_, i) => i), before, now], box);
  }

  const drawAll = () => boxes.forEach(draw);
  drawAll();
  let waiting;
  window.addEventListener('resize', () => { clearTimeout(waiting); waiting = setTimeout(drawAll, 120); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
})();
