// Ties each slider of the studio to its number. The form asks the server for the answer by itself; without this script numbers and the button do the same.
(() => {
  const form = document.getElementById('studio');
  if (!form) return;
  for (const slider of form.querySelectorAll('input[data-slides]')) {
    const number = document.getElementById(slider.dataset.slides);
    slider.hidden = false;
    slider.addEventListener('input', () => { number.value = slider.value; });
    number.addEventListener('input', () => { if (number.value.trim() !== '' && !Number.isNaN(Number(number.value))) slider.value = number.value; });
  }
})();
