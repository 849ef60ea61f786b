// The dashboard when scripts may run; without them it is a page to read, with every repository in a table.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId('filter');
  const status = byId('filtered');
  const more = byId('more');
  const table = byId('list-table');
  const body = table.tBodies[0];
  const index = JSON.parse(byId('index').textContent);
  const { dimensions } = index;
  const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

  // Rows of which the evidence is packed together.
  const PACKED = 100;

  // The first rows stand in the page. The markup of the others, in which every text is escaped already, is kept as text:
  // a line each, and their evidence in packs.
  const present = [...body.querySelectorAll('.row')];
  // Rows that are shown at a time.
  const STEP = Math.max(1, present.length);
  const lines = (byId('others')?.innerHTML ?? '').split('\n').filter((line) => line.startsWith('<tr class="row"'));
  const packs = [...document.querySelectorAll('.pack')];
  const rows = index.rows.map(([name, errors, warnings, notes, waived, confidence, ...values], at) => ({
    at,
    name,
    errors,
    warnings,
    notes,
    waived,
    confidence,
    values,
    element: undefined,
    evidence: undefined,
    open: false,
    text: undefined,
  }));

  const fromMarkup = (markup) => {
    const holder = document.createElement('tbody');
    holder.innerHTML = markup;
    return holder.firstElementChild;
  };
  const unpacked = new Map();
  const unpack = (number) => {
    if (!unpacked.has(number)) {
      const bytes = Uint8Array.from(atob(packs[number].textContent), (character) => character.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
      unpacked.set(
        number,
        new Response(stream).text().then((text) => text.split('\n')),
      );
    }
    return unpacked.get(number);
  };
  const elementOf = (row) => {
    if (row.element === undefined) {
      row.element = present[row.at] ?? fromMarkup(lines[row.at - present.length]);
      const next = row.element.nextElementSibling;
      if (next?.classList.contains('evidence')) row.evidence = next;
      const link = row.element.querySelector('.open');
      link.setAttribute('role', 'button');
      link.setAttribute('aria-expanded', 'false');
      link.dataset.at = row.at;
    }
    return row.element;
  };
  const evidenceOf = (row) => {
    elementOf(row);
    if (row.evidence === undefined) {
      row.evidence = fromMarkup('<tr class="evidence"><td>Unpacking …</td></tr>');
      row.evidence.id = `e${row.at}`;
      const [cell] = row.evidence.children;
      cell.colSpan = row.element.children.length;
      const place = row.at - present.length;
      unpack(Math.floor(place / PACKED)).then(
        (texts) => {
          cell.innerHTML = texts[place % PACKED];
        },
        () => {
          cell.textContent = 'This browser cannot unpack the evidence. It is in fleet.jsonl.';
        },
      );
    }
    return row.evidence;
  };
  const setOpen = (row, open) => {
    const element = elementOf(row);
    row.open = open;
    const link = element.querySelector('.open');
    link.setAttribute('aria-expanded', String(open));
    if (!open) {
      link.removeAttribute('aria-controls');
      row.evidence?.remove();
      return;
    }
    const evidence = evidenceOf(row);
    evidence.classList.add('open');
    link.setAttribute('aria-controls', evidence.id);
    if (element.isConnected) element.after(evidence);
  };
  for (const row of rows.slice(0, present.length)) elementOf(row);

  // Sorting: text from A, numbers from the greatest.
  const at = (key) => dimensions.findIndex((dimension) => dimension.key === key);
  const title = (row, key) => {
    const place = at(key);
    const [value] = row.values[place] ?? [];
    return value === undefined ? '\uffff' : dimensions[place].titles[value].toLowerCase();
  };
  const KEYS = {
    name: (row) => row.name.toLowerCase(),
    worst: (row) => row.at,
    pattern: (row) => title(row, 'pattern'),
    expected: (row) => row.values[at('as-expected')][0] ?? 9,
    errors: (row) => row.errors,
    warnings: (row) => row.warnings,
    notes: (row) => row.notes,
    waived: (row) => row.waived,
    team: (row) => title(row, 'team'),
  };
  const NUMBERS = new Set(['errors', 'warnings', 'notes', 'waived']);
  const sort = { key: 'worst', down: false };
  const heads = [...table.querySelectorAll('th[data-sort]')];
  const sorted = (list) => {
    const of = KEYS[sort.key];
    const keyed = list.map((row) => [of(row), row]);
    const sign = sort.down ? -1 : 1;
    keyed.sort(([a, first], [b, second]) => (a < b ? -sign : a > b ? sign : first.at - second.at));
    return keyed.map(([, row]) => row);
  };
  const nameSort = () => {
    for (const head of heads) {
      if (head.dataset.sort === sort.key) head.setAttribute('aria-sort', sort.down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
  };

  // Filtering.
  const search = form.elements.namedItem('text');
  const controls = [...form.querySelectorAll('select')];
  const reset = byId('reset');
  const filter = { repository: undefined };
  const wordsOf = (row) => {
    row.text ??= [
      row.name,
      ...row.values.flatMap((values, place) => values.map((value) => dimensions[place].titles[value])),
    ]
      .join(' ')
      .toLowerCase();
    return row.text;
  };
  const matching = () => {
    if (filter.repository !== undefined) return rows.filter((row) => row.name === filter.repository);
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = controls
      .filter((control) => control.value !== '*')
      .map((control) => {
        const place = at(control.name);
        return [place, control.value === '' ? undefined : dimensions[place].values.indexOf(control.value)];
      });
    return rows.filter(
      (row) =>
        wanted.every(([place, value]) =>
          value === undefined ? row.values[place].length === 0 : row.values[place].includes(value),
        ) && words.every((word) => wordsOf(row).includes(word)),
    );
  };
  const isFiltered = () =>
    filter.repository !== undefined || search.value !== '' || controls.some((control) => control.value !== '*');

  const shown = { list: rows, count: 0 };
  const draw = (count) => {
    shown.count = Math.min(count, shown.list.length);
    body.replaceChildren(
      ...shown.list
        .slice(0, shown.count)
        .flatMap((row) => (row.open ? [elementOf(row), evidenceOf(row)] : [elementOf(row)])),
    );
    const left = shown.list.length - shown.count;
    more.hidden = left === 0;
    more.firstElementChild.textContent = `Show ${grouped(Math.min(left, STEP))} more of ${grouped(left)}`;
  };
  const apply = () => {
    shown.list = sorted(matching());
    draw(STEP);
    const [found, all] = [shown.list.length, rows.length];
    const unit = all === 1 ? 'repository' : 'repositories';
    status.textContent = isFiltered() ? `${grouped(found)} of ${grouped(all)} ${unit}` : `${grouped(all)} ${unit}`;
    reset.hidden = !isFiltered();
    nameSort();
  };
  more.firstElementChild.addEventListener('click', () => {
    const first = shown.list[shown.count];
    draw(shown.count + STEP);
    elementOf(first).querySelector('.open').focus();
  });

  // Other ways to group than by the first.
  const chooser = byId('grouping')?.querySelector('select');
  const groupings = [...document.querySelectorAll('.grouping')];
  const group = (key) => {
    if (chooser === undefined) return;
    chooser.value = key;
    if (chooser.selectedIndex < 0) chooser.selectedIndex = 0;
    for (const part of groupings) part.hidden = part.dataset.grouping !== chooser.value;
  };

  // The view in the address.
  const remember = () => {
    const parameters = new URLSearchParams();
    if (filter.repository !== undefined) parameters.set('repository', filter.repository);
    else if (search.value !== '') parameters.set('text', search.value);
    for (const { name, value } of controls) if (value !== '*') parameters.set(name, value);
    if (sort.key !== 'worst' || sort.down) parameters.set('sort', `${sort.down ? '-' : ''}${sort.key}`);
    if (chooser !== undefined && chooser.selectedIndex > 0) parameters.set('by', chooser.value);
    const text = parameters.toString();
    history.replaceState(null, '', text === '' ? '#' : `#?${text}`);
  };
  const recall = (text) => {
    const parameters = new URLSearchParams(text);
    filter.repository = parameters.get('repository') ?? undefined;
    search.value = filter.repository ?? parameters.get('text') ?? '';
    for (const control of controls) {
      control.value = parameters.get(control.name) ?? '*';
      if (control.selectedIndex < 0) control.value = '*';
      const details = control.closest('details');
      if (details !== null && control.value !== '*') details.open = true;
    }
    const [, minus = '', key = ''] = /^(-?)(\w+)$/.exec(parameters.get('sort') ?? '') ?? [];
    sort.key = Object.hasOwn(KEYS, key) ? key : 'worst';
    sort.down = sort.key === key && minus !== '';
    group(parameters.get('by') ?? '');
    apply();
    if (filter.repository !== undefined && shown.list.length === 1) setOpen(shown.list[0], true);
  };
  const follow = () => {
    const { hash } = location;
    if (hash.startsWith('#?')) {
      recall(hash.slice(2));
      if (!isFiltered()) return;
      const section = byId('repositories');
      section.tabIndex = -1;
      section.focus({ preventScroll: true });
      section.scrollIntoView();
      return;
    }
    const row = rows[/^#e(\d+)$/.exec(hash)?.[1] ?? -1];
    if (row !== undefined) {
      recall(new URLSearchParams({ repository: row.name }).toString());
      elementOf(row).scrollIntoView();
      return;
    }
    for (let element = byId(hash.slice(1)); element !== null; element = element.parentElement)
      if (element.tagName === 'DETAILS') element.open = true;
  };

  let waiting;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      apply();
      remember();
    }, 120);
  };
  form.addEventListener('input', (event) => {
    if (filter.repository !== undefined && event.target !== search) search.value = '';
    filter.repository = undefined;
    changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  reset.addEventListener('click', () => {
    recall('');
    remember();
    search.focus();
  });
  chooser?.addEventListener('input', () => {
    group(chooser.value);
    remember();
  });
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const { sort: key } = head.dataset;
      sort.down = sort.key === key ? !sort.down : NUMBERS.has(key);
      sort.key = key;
      apply();
      remember();
    });
  }
  for (const link of document.querySelectorAll('[data-filter]')) {
    link.href = `#?${link.dataset.filter}`;
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, '', link.getAttribute('href'));
      follow();
    });
  }

  // Rows open, and the keys lead through them.
  const links = () => [...body.querySelectorAll('.open')].filter((element) => element.tagName === 'A');
  const rowOf = (target) => {
    const link = target.closest?.('a.open');
    return link ? rows[link.dataset.at] : undefined;
  };
  body.addEventListener('click', (event) => {
    const row = rowOf(event.target);
    if (row === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(row, !row.open);
  });
  const step = (element, by) => {
    const list = links();
    const next = list[Math.max(0, list.indexOf(element) + by)];
    if (next !== undefined) next.focus();
    else if (!more.hidden) more.firstElementChild.focus();
  };
  body.addEventListener('keydown', (event) => {
    const row = rowOf(event.target);
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const element = event.target.closest('a.open');
    const actions = {
      ArrowDown: () => step(element, 1),
      ArrowUp: () => step(element, -1),
      Home: () => links()[0].focus(),
      End: () => links().at(-1).focus(),
      ArrowRight: () => setOpen(row, true),
      ArrowLeft: () => setOpen(row, false),
      ' ': () => setOpen(row, !row.open),
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
  search.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      links()[0]?.focus();
    } else if (event.key === 'Escape' && isFiltered()) {
      event.preventDefault();
      recall('');
      remember();
    }
  });
  document.addEventListener('keydown', (event) => {
    const typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName ?? '');
    if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search.focus();
    search.scrollIntoView({ block: 'center' });
  });

  form.hidden = false;
  if (chooser !== undefined) {
    byId('grouping').hidden = false;
    byId('groups').classList.add('chosen');
  }
  addEventListener('hashchange', follow);
  recall('');
  follow();
})();
