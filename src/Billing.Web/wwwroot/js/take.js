// Sum and change while a clerk counts. The server works both out again; without this script the page takes money all the same.
(() => {
  const form = document.getElementById('take');
  if (!form) return;
  const sum = document.getElementById('sum');
  const change = document.getElementById('change');
  const whole = form.elements.Amount;
  const rows = [...form.querySelectorAll('[data-owed]')].map((tick) => ({ tick, owed: Number(tick.dataset.owed), late: Number(tick.dataset.late || 0), amount: tick.closest('tr').querySelector('input[type=text]') }));
  const yen = (text) => {
    const digits = text.normalize('NFKC').replace(/[,円¥\s]/g, '');
    return /^\d{1,12}$/.test(digits) ? Number(digits) : NaN;
  };
  const say = (number) => (Number.isNaN(number) ? '—' : sum.dataset.yen.replace('0', number.toLocaleString('en')));

  // In the order of the rows, as the server shares it out.
  function spread() {
    let left = yen(whole.value);
    if (Number.isNaN(left)) return;
    for (const row of rows) {
      const part = Math.min(left, row.owed);
      row.tick.checked = part > 0;
      row.amount.value = (part || row.owed).toLocaleString('en');
      left -= part;
    }
  }

  function tell() {
    const withLate = form.elements.WithLate?.[0]?.checked ?? form.elements.WithLate?.checked ?? false;
    // A late charge falls due when its claim is paid in full.
    const part = (row) => {
      if (!row.tick.checked) return 0;
      const amount = row.amount.value.trim() ? yen(row.amount.value) : row.owed;
      return amount + (withLate && amount === row.owed ? row.late : 0);
    };
    const due = whole.value.trim() ? yen(whole.value) : rows.reduce((all, row) => all + part(row), 0);
    const left = yen(form.elements.Tendered.value) - due;
    sum.textContent = say(due);
    change.textContent = left >= 0 ? say(left) : '—';
  }

  form.addEventListener('input', (event) => {
    if (event.target === whole) spread();
    else if (event.target !== form.elements.Tendered) whole.value = '';
    tell();
  });
  tell();
})();
