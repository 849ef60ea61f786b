/** Words that make a name one of a secret, wherever they stand in it. */
const SPEAKING = new Set([
  'auth',
  'authorization',
  'basicauth',
  'bearer',
  'cookie',
  'cred',
  'credential',
  'credentials',
  'creds',
  'dsn',
  'jwt',
  'keys',
  'passes',
  'passwords',
  'pepper',
  'salt',
  'secrets',
  'signature',
  'tokens',
  'webhook',
]);

/** Ends of words that do the same: `apikey`, `PGPASSWORD`, `requirepass`. */
const ENDINGS = ['key', 'pass', 'passphrase', 'passwd', 'password', 'pwd', 'secret', 'token', 'pswd', 'passw'];

/** Last words of names that say where a secret is, not what it is: `POSTGRES_PASSWORD_FILE`. */
const WHEREABOUTS = new Set(['dir', 'directory', 'file', 'files', 'folder', 'name', 'path', 'ref']);

const PART = new RegExp([...SPEAKING, ...ENDINGS].join('|'), 'i');

/** Whether a text can hold the name of a secret at all: a quick answer for most lines. */
export function mayNameSecret(text: string): boolean {
  return PART.test(text);
}

/** Names longer than this are looked at up to here. */
const LONGEST = 300;

/**
 * Whether what is written under a name may be a secret. Broad, for what is to be hidden: a value too many is no harm. What is to be
 * reported goes by narrower rules.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .slice(0, LONGEST)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  if (WHEREABOUTS.has(words.at(-1) ?? '')) return false;
  return words.some((word) => SPEAKING.has(word) || ENDINGS.some((ending) => word.endsWith(ending)));
}

/** Files of variables, all values of which are nobody's business: `.env`, `.env.prod`, `db.env`, `prod.env.example`, `.envrc`. */
export function isVariableFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return /^\.?env(?:\.|$)|\.env(?:\.|$)|^\.envrc$|\.tfvars$|^htpasswd|\.htpasswd$/.test(name);
}

/** Endings of files that are read as something else, however their lines look. */
const OTHER_KINDS =
  /(?:\.(?:ya?ml|json|tf|hcl|toml|md|sh|py|js|ts|tpl|xml|dockerfile|makefile|mk|conf|cfg|ini)|(?:^|\/)(?:dockerfile|makefile|containerfile|procfile|readme)[^/]*)$/i;

/** Lines looked at to tell what a file is. */
const SAMPLE = 200;

/** Whether a file of any name holds variables and nothing else: what `env_file` can point to. */
export function looksLikeVariables(path: string, lines: readonly string[]): boolean {
  if (OTHER_KINDS.test(path)) return false;
  const telling = lines.slice(0, SAMPLE).filter((line) => !/^\s*(?:[#;]|$)/.test(line));
  return (
    telling.length > 0 &&
    telling.every((line) => /^\s{0,20}(?:export\s{1,9})?[A-Za-z_][\w.-]{0,199}\s{0,9}=/.test(line))
  );
}
