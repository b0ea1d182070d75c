// Keys of the counter. Everything here only shortens a way that links, fields and the Tab key already offer.
(() => {
  const search = document.getElementById('q');
  const found = document.getElementById('found');
  const help = document.getElementById('help');
  const needsAlt = document.documentElement.dataset.keys === 'alt';
  const typing = (target) => target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]') !== null;
  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const hits = () => [...document.querySelectorAll('#found a')];
  const close = () => found?.replaceChildren();

  document.addEventListener('keydown', (event) => {
    // What an input method is composing belongs to it alone; 229 is how some browsers say so.
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.key === 'F1') return openHelp(event);
    if (event.key === 'Enter' && event.target.form) return inForm(event);
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) return press(event, withoutAlt(event));
    if (found?.contains(event.target) || event.target === search) return inSearch(event);
    if (typing(event.target)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return inRows(event);
    if (!needsAlt && event.key.length === 1) press(event, event.key.toLowerCase());
  });

  // A password may be looked at while it is typed.
  document.addEventListener('change', (event) => {
    const fields = event.target.dataset?.shows?.split(' ') ?? [];
    fields.forEach((id) => { document.getElementById(id).type = event.target.checked ? 'text' : 'password'; });
  });

  // Alt changes what a key types on some keyboards: ask the key itself.
  function withoutAlt(event) {
    if (event.code === 'Slash') return event.shiftKey ? '?' : '/';
    if (event.code === 'Comma') return ',';
    if (event.code === 'Period') return '.';
    if (event.code === 'Semicolon') return ';';
    if (event.code === 'Minus') return '-';
    if (event.code === 'BracketRight') return ']';
    return event.code.replace(/^(Key|Digit)/, '').toLowerCase();
  }

  function press(event, key) {
    if (key === '?') return openHelp(event);
    if (key === '/' && search) {
      event.preventDefault();
      search.focus();
      search.select();
      return;
    }
    const target = key && [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(visible);
    if (!target) return;
    event.preventDefault();
    if (target.matches('input, select, textarea')) target.focus();
    else target.click();
  }

  // Enter goes on to the next field and sends from the last one; Ctrl+Enter sends from any. A field with
  // data-enter="send" always sends; in a form with data-sends="ctrl-enter" the last Enter leads to the button.
  function inForm(event) {
    const field = event.target;
    const form = field.form;
    if (form.method !== 'post' || event.altKey || event.shiftKey || field.matches('button, [type=submit], [type=file]')) return;
    if (!event.ctrlKey && !event.metaKey) {
      if (field.matches('textarea')) return;
      const next = field.dataset.enter === 'send' ? null : after(form, field);
      if (next) {
        event.preventDefault();
        next.focus();
        if (next.matches('input')) next.select();
        return;
      }
    }
    event.preventDefault();
    const sender = form.querySelector('button:not([type=button], [formnovalidate])');
    if (event.ctrlKey || event.metaKey || form.dataset.sends !== 'ctrl-enter') form.requestSubmit(sender);
    else sender?.focus();
  }

  function after(form, field) {
    const stops = [...form.elements].filter((e) => e.matches('input:not([type=hidden], [type=submit]), select, textarea') && !e.disabled && !e.readOnly && !e.dataset.shows && visible(e));
    const group = (e) => e.type === 'radio' && e.name === field.name && field.type === 'radio';
    return stops.slice(stops.indexOf(field) + 1).find((e) => !group(e) && (e.type !== 'radio' || e.checked || !form.querySelector(`[name="${CSS.escape(e.name)}"]:checked`)));
  }

  // Arrow keys go through the rows of a table; from nowhere they enter the first list of the page.
  function inRows(event) {
    const down = event.key === 'ArrowDown';
    const links = (row) => [...row.querySelectorAll('a[href]')].filter(visible);
    let row = event.target.closest('tbody tr');
    let goal;
    if (row && event.target.matches('a')) {
      const at = links(row).indexOf(event.target);
      do row = down ? row.nextElementSibling : row.previousElementSibling; while (row && links(row).length === 0);
      goal = row && (links(row)[at] ?? links(row)[0]);
    } else if (down && event.target.matches('body, main')) {
      goal = document.querySelector('main table.list tbody a[href]');
    }
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  }

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
    }
  }

  // Enter opens the only hit, provided that it is the hit of what is typed now.
  search?.form.addEventListener('submit', (event) => {
    if (hits().length !== 1 || found.dataset.of !== search.value) return;
    event.preventDefault();
    hits()[0].click();
  });
  // Results cover the page only as long as somebody is at the search.
  search?.form.addEventListener('focusout', (event) => { if (event.relatedTarget && !search.form.contains(event.relatedTarget)) close(); });
  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target === found && !search.form.contains(document.activeElement)) close();
    if (event.detail.target === found) found.dataset.of = event.detail.requestConfig.parameters.get?.('q') ?? event.detail.requestConfig.parameters.q;
  });

  // The list of keys tells the page's own ones too.
  function openHelp(event) {
    if (!help) return;
    event?.preventDefault();
    const list = help.querySelector('[data-page-keys]');
    list.replaceChildren(...[...document.querySelectorAll('main [data-key]')].filter(visible).map(row));
    list.previousElementSibling.hidden = list.children.length === 0;
    help.showModal();
  }

  function row(element) {
    const line = document.createElement('div');
    const key = document.createElement('kbd');
    key.textContent = element.dataset.key;
    key.dataset.alt = '';
    const text = element.cloneNode(true);
    text.querySelectorAll('kbd').forEach((k) => k.remove());
    line.append(document.createElement('dt'), document.createElement('dd'));
    line.firstChild.append(key);
    line.lastChild.textContent = element.dataset.says ?? element.getAttribute('aria-label') ?? element.labels?.[0]?.firstChild.textContent ?? text.textContent.trim();
    return line;
  }

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    if (opener) opener.dataset.opens === 'help' ? openHelp() : document.getElementById(opener.dataset.opens).showModal();
    if (found && !event.target.closest('.search')) close();
    if (event.target.closest('[data-prints]')) window.print();
  });

  // The first field that was refused gets the focus, or the sentence above the form where no field is at fault.
  function toFault(within) {
    const field = [...within.querySelectorAll('.input-validation-error, [aria-invalid=true]')].find(visible);
    const summary = within.querySelector('.validation-summary-errors');
    if (summary && !field) summary.tabIndex = -1;
    (field ?? summary)?.focus();
  }

  // A form is sent once, however fast a second Enter follows, and is not left half filled without a question.
  let changed = null;
  document.addEventListener('input', (event) => { changed = event.target.closest('form.grid[method=post], form.request') ?? changed; });
  document.addEventListener('submit', (event) => {
    const { target: form, timeStamp } = event;
    if (event.defaultPrevented || form.method !== 'post') return;
    if (timeStamp - Number(form.dataset.sent ?? -3000) < 3000) event.preventDefault();
    form.dataset.sent = timeStamp;
    changed = null;
  });
  window.addEventListener('beforeunload', (event) => { if (changed?.isConnected) event.preventDefault(); });

  // A table wider than its card must be reachable by keyboard to be scrolled; one that fits is no stop on the way.
  function settle() {
    document.querySelectorAll('.scroll').forEach((box) => {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    });
    document.querySelectorAll('[data-key]').forEach((e) => e.setAttribute('aria-keyshortcuts', (needsAlt ? 'Alt+' : '') + e.dataset.key.toUpperCase()));
  }
  // A field that belongs to one value of another is there only with it; the server drops what stands in it otherwise.
  function fold() {
    document.querySelectorAll('form.request [data-only-if]:not([data-only-if=""])').forEach((box) => {
      const of = box.closest('form').elements[box.dataset.onlyIf];
      const value = of?.type === 'checkbox' && !of.checked ? '' : of?.value;
      box.hidden = !box.dataset.onlyValues.split(' ').includes(value);
    });
  }
  document.addEventListener('change', (event) => { if (event.target.form?.matches('.request')) fold(); });
  fold();

  settle();
  toFault(document.getElementById('main'));
  window.addEventListener('resize', settle);

  // A part of the page that is replaced keeps the focus where it was, by the name of the field.
  let focused = null;
  document.addEventListener('htmx:beforeSwap', (event) => {
    // A session that ended answers with the sign-in page: go there instead of showing it inside this one.
    if (event.detail.xhr.responseURL.includes('/Account/SignIn')) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
    // A refusal is an answer too.
    if (event.detail.xhr.status === 422) event.detail.shouldSwap = true;
    focused = document.activeElement?.id;
  });
  document.addEventListener('htmx:afterSettle', (event) => {
    settle();
    if (event.detail.target === found) return;
    if (document.activeElement === document.body && focused) document.getElementById(focused)?.focus();
    if (event.detail.xhr.status === 422) toFault(event.detail.elt);
  });

  // Inputs that IMEs compose: no search for half a syllable, one when it is complete.
  search?.addEventListener('compositionstart', () => { search.dataset.composing = '1'; });
  search?.addEventListener('compositionend', () => {
    delete search.dataset.composing;
    htmx.trigger(search, 'refind');
  });
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target === search && search.dataset.composing) event.preventDefault();
  });
  search?.addEventListener('focus', () => { if (search.value && hits().length === 0) htmx.trigger(search, 'refind'); });
})();
