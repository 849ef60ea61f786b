/** Values that switch something on or off, or leave it out. */
const SWITCHES = new Set([
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'none',
  'null',
  'nil',
  'undefined',
  'disabled',
  'enabled',
  'required',
  'optional',
  'auto',
]);

/** Parts of texts that ask a reader to put something else there. */
const ASKING = [
  'change',
  'your',
  'example',
  'placeholder',
  'replace',
  'todo',
  'xxxx',
  'dummy',
  'insert',
  'sample',
  'fixme',
  'put_',
  'secret_here',
  'not-secure',
  'insecure',
  '....',
  '****',
  'notasecret',
  'generate',
  'place_holder',
  'aendern',
  'supersecure',
  'topsecret',
];

/** Words that samples are made of, beside the rule's own. */
const AFFIXES =
  /^(?:my|the|test|dev|demo|local|super|default|some|an?)[-_ ]?|[-_ !@#.]*(?:\d{1,4}|123456\d{0,4})?[!@#.]*$/g;

/**
 * Whether a value is itself the credential: neither empty, nor a switch, nor a path to it, nor a reference to where it is kept.
 */
export function isLiteral(value: string): boolean {
  const text = value.trim();
  if (text.length < 2 || SWITCHES.has(text.toLowerCase())) return false;
  // A reference: to a variable of the container, a template, a vault.
  if (
    /^\$|\$[({]|\{\{|\}\}|^<[^>]*>$|^%[^%]*%$|^ENC\[|^[a-z][a-z0-9+.-]*:(?:\/\/|secretsmanager)|^(?:vault|arn|op|file|secret|env):/i.test(
      text,
    )
  )
    return false;
  // A path: a slash at the start and no sign of encoded bytes, which have capitals, digits and no dot.
  return !/^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[\w.@-]+(?:[/\\][\w.@-]+)*$/.test(text) || /^\/[A-Za-z0-9/]{39,}$/.test(text);
}

/** Beyond this a value is nobody's sample, unless it says so. */
const LONGEST_SAMPLE = 80;

/** Whether a value is one that everybody knows, or that asks to be replaced. `known` is asked for words in small letters. */
export function isSample(value: string, known: (word: string) => boolean): boolean {
  const text = value.trim().toLowerCase();
  if (ASKING.some((part) => text.includes(part))) return true;
  if (text.length > LONGEST_SAMPLE) return false;
  if (known(text) || known(text.replace(AFFIXES, '')) || /^(?:\d{1,8}|(.)\1*)$/.test(text)) return true;
  const words = text.split(/[^a-z]+/).filter((word) => word !== '');
  return words.length > 0 && words.every((word) => known(word));
}
