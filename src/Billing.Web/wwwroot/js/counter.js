// Keys of the counter. Everything here only shortens a way that links and forms already offer.
(() => {
  const search = document.getElementById('q');
  const found = document.getElementById('found');
  const typing = (target) => target.closest('input, textarea, select, [contenteditable]') !== null;
  const hits = () => [...document.querySelectorAll('#found a')];
  const close = () => found?.replaceChildren();

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return;
    if (found?.contains(event.target) || event.target === search) return inSearch(event);
    if (typing(event.target)) return;
    if (event.key === '/' && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === '?') {
      document.getElementById('help')?.showModal();
    } else {
      document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
    }
  });

  function inSearch(event) {
    const all = hits();
    const at = all.indexOf(document.activeElement);
    if (event.key === 'Escape') {
      close();
      search.focus();
    } else if (event.key === 'ArrowDown' && all.length > 0) {
      event.preventDefault();
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (at === 0 ? search : all[at - 1]).focus();
    } else if (event.key === 'Enter' && event.target === search && all.length === 1) {
      event.preventDefault();
      all[0].click();
    }
  }

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) document.getElementById(opener.dataset.opens).showModal();
    if (found && !event.target.closest('.search')) close();
    if (event.target.closest('[data-prints]')) window.print();
  });

  // A table wider than its card must be reachable by keyboard to be scrolled; one that fits is no stop on the way.
  const reachable = () => document.querySelectorAll('.scroll').forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  });
  reachable();
  window.addEventListener('resize', reachable);
  document.addEventListener('htmx:afterSettle', reachable);

  // Inputs that IMEs compose: no search for half a syllable, one when it is complete.
  search?.addEventListener('compositionend', () => htmx.trigger(search, 'refind'));
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target === search && search.dataset.composing) event.preventDefault();
  });
  search?.addEventListener('compositionstart', () => { search.dataset.composing = '1'; });
  search?.addEventListener('compositionend', () => { delete search.dataset.composing; }, { capture: true });
  search?.addEventListener('focus', () => { if (search.value && hits().length === 0) htmx.trigger(search, 'refind'); });

  // A session that ended answers with the sign-in page: go there instead of showing it inside this one.
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.responseURL.includes('/Account/SignIn')) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });
})();
