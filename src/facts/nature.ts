import { baseName, folderOf } from '../lib/paths.js';
import { quoted } from '../lib/quoted.js';
import type { Fact, Reason } from './fact.js';
import { numberIn, type Seen } from './seen.js';
import { knownList, pathReason, reasonOf } from './sheet.js';

/** Share of written text from which on a repository is a collection of notes. */
const NOTES_SHARE = 0.7;

/** Written text, and what illustrates it. */
const WRITTEN = /\.(?:md|mdx|markdown|adoc|asciidoc|rst|org|tex|txt|pdf|docx?|pptx?|epub)$/i;
const ILLUSTRATION = /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|drawio|puml|mp4|webm|mp3)$/i;

/** Settings of generators of static sites, at the root or in the folder of the site. */
const SITE_SETTING =
  /^(?:_config\.ya?ml|mkdocs\.ya?ml|hugo\.(?:toml|ya?ml|json)|docusaurus\.config\.[jt]s|astro\.config\.(?:mjs|[jt]s)|\.eleventy\.js|eleventy\.config\.[cm]?js|gatsby-config\.[jt]s|book\.toml|antora\.yml)$/i;

/**
 * What a repository is where nothing in it is deployed: each reading with the file that shows it. Several may hold.
 * `library`: others build on it. `site`: pages that need no server of their own. `notes`: nearly all is written text.
 * `application`: a framework for applications is used. `code`: there is source code.
 */
export function natureFacts(seen: Seen, paths: readonly string[]): readonly Fact[] {
  const readings = new Map<string, Reason>();
  const add = (nature: string, reason: Reason | undefined): void => {
    if (reason !== undefined) readings.set(nature, reason);
  };
  add('library', libraryOf(paths));
  add('site', siteOf(paths));
  add('notes', notesOf(paths));
  add('application', seen.of('package.framework').map(reasonOf)[0]);
  add('code', codeOf(seen));
  return [knownList('repository.nature', readings)];
}

/** Languages whose tools tell a library from a program by where its files lie. */
function libraryOf(paths: readonly string[]): Reason | undefined {
  const all = new Set(paths);
  if (all.has('go.mod') && !paths.some((path) => /(?:^|\/)(?:main\.go|cmd\/.+\.go)$/.test(path))) {
    return pathReason('go.mod', '`go.mod` declares a module, and no `main.go` or `cmd` folder makes a program of it.');
  }
  const starts = all.has('src/main.rs') || paths.some((path) => path.startsWith('src/bin/'));
  if (all.has('Cargo.toml') && all.has('src/lib.rs') && !starts) {
    return pathReason(
      'src/lib.rs',
      '`src/lib.rs` makes the crate a library, and no `src/main.rs` makes a program of it.',
    );
  }
  return undefined;
}

function siteOf(paths: readonly string[]): Reason | undefined {
  const setting = paths.find((path) => !folderOf(path).includes('/') && SITE_SETTING.test(baseName(path)));
  if (setting !== undefined)
    return pathReason(setting, `${quoted(setting)} is the setting of a generator of static sites.`);
  const page = paths.find((path) => /^(?:(?:public|site|www|html|src)\/)?index\.html?$/i.test(path));
  return page === undefined
    ? undefined
    : pathReason(page, `${quoted(page)} is a page that any web server can hand out.`);
}

function notesOf(paths: readonly string[]): Reason | undefined {
  const told = paths.filter((path) => !/(^|\/)\./.test(path) && !ILLUSTRATION.test(path));
  const written = told.filter((path) => WRITTEN.test(path));
  const [first] = written;
  if (first === undefined || written.length < told.length * NOTES_SHARE) return undefined;
  return pathReason(
    first,
    `${written.length} of ${told.length} file${told.length === 1 ? ' is' : 's are'} written text, such as ${quoted(first)}.`,
  );
}

/** The language of which there is most. */
function codeOf(seen: Seen): Reason | undefined {
  const [most] = [...seen.of('layout.source')].sort((a, b) => numberIn(b, 'count') - numberIn(a, 'count'));
  return most === undefined ? undefined : reasonOf(most);
}
