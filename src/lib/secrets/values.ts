import { isSecretName } from './names.js';
import type { Range } from './range.js';

/** Values that are no secret under any name: nothing, switches, and references to where the secret is kept. */
const OPEN = [
  /^(?:true|false|yes|no|on|off|null|none|~)?$/i,
  /^\$\$?\{?[A-Za-z_]\w*\}?$/,
  /^\$\$?\{[A-Za-z_]\w*:?\?[^{}]*\}$/,
  /^\$\([A-Za-z_][\w.]*\)$/,
  /^\$\{\{[^{}"'`]*\}\}$/,
  /^\{\{[^{}"'`]*\}\}$/,
  /^\/run\/secrets\/[\w.-]+$/,
  /^\*[\w.-]+$/,
  /^(?:var|local|data|module|each|self|random_password|random_string)\.[\w.]+(?:\[\d+\])?(?:\.[\w.]+)?$/,
];

/** What to hide of a value that stands from `start` to `end` of a line: all of it, the default of its variable alone, or nothing. */
export function hiddenOf(line: string, start: number, end: number): readonly Range[] {
  const [from, to] = withoutQuotes(line, start, end);
  const value = line.slice(from, to);
  if (OPEN.some((form) => form.test(value))) return [];
  const [, head = ''] = /^(\$\$?\{[A-Za-z_]\w*:?[-+])[^{}]*\}$/.exec(value) ?? [];
  return head === '' ? [{ start: from, end: to }] : hiddenOf(line, from + head.length, to - 1);
}

function withoutQuotes(line: string, start: number, end: number): readonly [from: number, to: number] {
  let [from, to] = [start, end];
  while (from < to && line[from] === ' ') from++;
  while (to > from && /\s/.test(line[to - 1] ?? '')) to--;
  const quote = line[from];
  if ((quote === '"' || quote === "'") && to - from >= 2 && line[to - 1] === quote) return [from + 1, to - 1];
  return quote === '"' || quote === "'" ? [from + 1, to] : [from, to];
}

/** Texts that are secrets by their form, whatever they are called. */
const FORMS = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,255}/g,
  /\bgithub_pat_\w{20,255}/g,
  /\bglpat-[\w-]{16,255}/g,
  /\bxox[abeoprs]-[\w-]{10,255}/g,
  /\b[sr]k_(?:live|test)_\w{10,255}/g,
  /\bAIza[\w-]{30,60}/g,
  /\beyJ[\w-]{10,4000}\.[\w-]{5,4000}(?:\.[\w-]{0,4000})?/g,
  /\bnpm_[A-Za-z0-9]{30,60}/g,
  /\bSG\.[\w-]{16,60}\.[\w-]{16,60}/g,
  /\$\$?(?:apr1|2[abxy]|[156]|argon2\w{0,3}|y)\$\$?[\w./$=,+-]{8,255}/g,
  /\bhooks\.slack\.com\/services\/[\w/]{8,120}/g,
];

/** After these words comes a secret: `Bearer abc`. */
const AFTER = [
  /\b(?:Bearer|Basic)\s{1,4}([\w.~+/=-]{8,4000})/g,
  /\b(?:mysql|mariadb)[\w-]{0,20}\s(?:.{0,300}\s)?-p([^\s"',\]]{1,200})/g,
  /\b(?:redis-cli|valkey-cli|keydb-cli)\s(?:.{0,300}\s)?-a["',\s]{1,5}([^\s"',\]]{1,200})/g,
  /\bmongo(?:sh|dump|restore)?\s(?:.{0,300}\s)?-p["',\s]{0,5}([^\s"',\]]{1,200})/g,
  /\bsshpass\s+-p["',\s]{0,5}([^\s"',\]]{1,200})/g,
  /\bcurl\s(?:.{0,300}\s)?(?:-u|--user)["',\s=]{1,5}[^\s:"']{1,100}:([^\s"',\]]{1,200})/g,
];

/** What every form above has in it: most lines have nothing of the kind, and are read no further. */
const TELLING =
  /:\/\/|\$|AKIA|ASIA|gh[pousr]_|github_pat|glpat|xox|k_(?:live|test)|AIza|eyJ|npm_|SG\.|slack|Bearer|Basic|mysql|mariadb|-cli|mongo|sshpass|curl/;

/** What is secret in a text by its form: tokens, hashes, passwords in addresses, defaults of variables with a telling name. */
export function secretForms(line: string): readonly Range[] {
  if (!TELLING.test(line)) return [];
  const found: Range[] = [...passwordsInAddresses(line)];
  for (const form of FORMS)
    for (const { 0: text, index } of line.matchAll(form)) found.push({ start: index, end: index + text.length });
  for (const form of AFTER) {
    for (const { 0: text, 1: secret = '', index } of line.matchAll(form)) {
      const end = index + text.length;
      found.push(...hiddenOf(line, end - secret.length, end));
    }
  }
  for (const { 1: head = '', 2: name = '', 3: value = '', index } of line.matchAll(
    /(\$\{([A-Za-z_]\w{0,199}):?[-+])([^{}]{0,2000})\}/g,
  )) {
    const start = index + head.length;
    if (isSecretName(name)) found.push(...hiddenOf(line, start, start + value.length));
  }
  return found;
}

/** User names without a password that are as long as this are tokens. */
const TOKEN = 16;

/** `scheme://user:password@host`, the last `@` before a blank or a quote counts; and `scheme://token@host`. */
function* passwordsInAddresses(line: string): Iterable<Range> {
  for (let at = line.indexOf('://'); at >= 0; at = line.indexOf('://', at + 3)) {
    const start = at + 3;
    const length = line.slice(start, start + 2_000).search(/[\s"'<>\\]|:\/\//);
    const rest = line.slice(start, length < 0 ? start + 2_000 : start + length);
    const end = rest.lastIndexOf('@');
    if (end < 0) continue;
    const colon = rest.indexOf(':');
    if (colon < 0 || colon > end) {
      if (end >= TOKEN && !/[/?#$]/.test(rest.slice(0, end))) yield { start, end: start + end };
      // A port and a path, as in `http://registry:4873/@scope/name`.
    } else if (!/^\d{1,5}\//.test(rest.slice(colon + 1)) && !/[/?#]/.test(rest.slice(0, colon))) {
      yield* hiddenOf(line, start + colon + 1, start + end);
    }
  }
}
