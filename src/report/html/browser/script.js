// What the page does when scripts may run; all of it can be read without.
(() => {
  const byId = (id) => document.getElementById(id);

  // What a link leads to is open.
  const openTarget = () => {
    const id = location.hash.slice(1);
    if (id === '' || id.startsWith('?')) return;
    for (let at = byId(id); at !== null; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    byId(id)?.scrollIntoView();
  };

  const form = byId('filter');
  if (form === null) {
    addEventListener('hashchange', openTarget);
    openTarget();
    return;
  }

  const findings = [...document.querySelectorAll('.f')].map((element) => ({
    element,
    text: undefined,
    level: element.dataset.l,
    rule: element.dataset.r,
    service: element.dataset.s,
    state: element.dataset.a,
    file: element.closest('[data-file]').dataset.file,
  }));
  const groups = [...document.querySelectorAll('.at, .file')].reverse();
  const STATES = {
    '': 'counts',
    new: 'new',
    unchanged: 'unchanged',
    suppressed: 'suppressed',
    baselined: 'in the baseline',
    waived: 'waived',
  };
  const FIELDS = [
    ['level', 'Level'],
    ['state', 'State'],
    ['file', 'File'],
    ['rule', 'Rule'],
    ['service', 'Service'],
  ];
  const controls = new Map();

  const labelled = (label, control, key) => {
    const element = document.createElement('label');
    element.append(label, control);
    form.append(element);
    control.name = key;
    controls.set(key, control);
  };
  const option = (text, value) => {
    const element = document.createElement('option');
    element.textContent = text;
    element.value = value;
    return element;
  };
  const search = document.createElement('input');
  search.type = 'search';
  labelled('Text', search, 'text');
  for (const [key, label] of FIELDS) {
    const counts = new Map();
    for (const finding of findings) counts.set(finding[key], (counts.get(finding[key]) ?? 0) + 1);
    const select = document.createElement('select');
    select.append(option('All', '*'));
    const order = key === 'level' ? ['error', 'warning', 'note'] : [...counts.keys()].sort();
    for (const value of order) {
      if (!counts.has(value)) continue;
      const shown = key === 'state' ? STATES[value] : value === '' ? 'none' : value;
      select.append(option(`${shown} (${counts.get(value)})`, value));
    }
    labelled(label, select, key);
  }
  const reset = document.createElement('button');
  reset.type = 'button';
  reset.textContent = 'Show all';
  form.append(reset);
  form.hidden = false;

  const filter = { active: false };
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = FIELDS.map(([key]) => [key, controls.get(key).value]).filter(([, value]) => value !== '*');
    const active = words.length > 0 || wanted.length > 0;
    reset.hidden = !active;
    // Nothing is hidden, and nothing is to be.
    if (!active && !filter.active) return findings.length;
    filter.active = active;
    let shown = 0;
    for (const finding of findings) {
      if (words.length > 0) finding.text ??= `${finding.file} ${finding.element.textContent}`.toLowerCase();
      const fits =
        wanted.every(([key, value]) => finding[key] === value) && words.every((word) => finding.text.includes(word));
      finding.element.hidden = !fits;
      if (fits) shown += 1;
    }
    // The inner ones first: a file is empty when all its places are.
    for (const group of groups)
      group.hidden = group.querySelector(group.matches('.file') ? '.at:not([hidden])' : '.f:not([hidden])') === null;
    return shown;
  };

  const status = byId('filtered');
  const tell = (shown) => {
    status.textContent = filter.active ? `${shown} of ${findings.length} findings shown` : '';
  };

  const remember = () => {
    const parameters = new URLSearchParams();
    for (const [key, control] of controls)
      if (control.value !== '' && control.value !== '*') parameters.set(key, control.value);
    // A state without a name is asked for as such.
    if (controls.get('state').value === '') parameters.set('state', '');
    const text = parameters.toString();
    history.replaceState(null, '', text === '' ? '#' : `#?${text}`);
  };
  const recall = (text) => {
    const parameters = new URLSearchParams(text);
    search.value = parameters.get('text') ?? '';
    for (const [key] of FIELDS) {
      const select = controls.get(key);
      select.value = parameters.get(key) ?? '*';
      if (select.selectedIndex < 0) select.value = '*';
    }
    tell(apply());
  };

  let waiting;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      tell(apply());
      remember();
    }, 150);
  };
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
  reset.addEventListener('click', () => {
    recall('');
    remember();
    status.textContent = `All ${findings.length} findings shown`;
    search.focus();
  });
  for (const link of document.querySelectorAll('[data-filter]'))
    link.addEventListener('click', () => {
      recall(link.dataset.filter);
      setTimeout(remember);
    });
  const follow = () => {
    if (location.hash.startsWith('#?')) recall(location.hash.slice(2));
    else openTarget();
  };
  addEventListener('hashchange', follow);
  recall('');
  follow();
})();
