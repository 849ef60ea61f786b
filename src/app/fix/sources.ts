import type { PlanInput } from '../../lint/fixes/plan.js';
import { refused } from '../../lint/fixes/source-text.js';
import type { Repository } from '../../source/repository.js';
import type { Files } from '../files.js';

/** Texts and trees of the files that fixes may change: regular YAML files of the repository itself. */
export function sourcesOf(repository: Repository, files: Files): PlanInput['source'] {
  const links = new Set(repository.files.filter(({ kind }) => kind === 'link').map(({ path }) => path));
  return (path) => {
    if (!/\.ya?ml$/i.test(path)) return refused('its file is not YAML');
    if (links.has(path)) return refused('its file is a link to another one');
    if (!repository.has(path)) return refused('its file lies outside of what is looked at');
    const read = repository.read(path);
    if (!read.ok) return refused('its file cannot be read');
    const { documents, problems } = files.parse(path);
    if (problems.some(({ severity }) => severity === 'error')) return refused('its file has mistakes to mend first');
    return { ok: true, source: { path, text: read.text, documents } };
  };
}
