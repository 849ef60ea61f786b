import { describe, expect, test } from '@jest/globals';
import { natureFacts } from '../../src/facts/nature.js';
import { seenIn } from '../../src/facts/seen.js';
import { evidence } from '../taxonomy/models.js';
import { classified } from '../taxonomy/read.js';

function natureOf(paths: readonly string[], seen: Parameters<typeof seenIn>[0] = []) {
  const [fact] = natureFacts(seenIn(seen), paths);
  return fact;
}

describe('what a repository is where nothing is deployed', () => {
  test.each([
    ['a Go module without a program', ['go.mod', 'parse.go', 'parse_test.go'], ['library'], 'go.mod'],
    ['a Go module with a program', ['go.mod', 'cmd/tool/tool.go'], [], undefined],
    ['a crate with a library', ['Cargo.toml', 'src/lib.rs'], ['library'], 'src/lib.rs'],
    ['a crate with a library and a program', ['Cargo.toml', 'src/lib.rs', 'src/main.rs'], [], undefined],
    ['pages', ['index.html', 'style.css', 'app.js'], ['site'], 'index.html'],
    ['a generated site', ['docs/mkdocs.yml', 'docs/a.css', 'b.py'], ['site'], 'docs/mkdocs.yml'],
    ['notes', ['README.md', 'list.md', 'picture.png', '.github/workflows/ci.yml'], ['notes'], 'README.md'],
    ['a script with its readme', ['README.md', 'run.py'], [], undefined],
    ['nothing', [], [], undefined],
  ])('%s', (_name, paths, natures, place) => {
    const fact = natureOf(paths);
    expect(fact?.value).toEqual(natures);
    expect(fact?.evidence[0]?.at.file.path).toBe(place);
  });

  test('source code is told by the language of which there is most', () => {
    const sources = [
      evidence('layout.source', 'go', 'a.go', { details: { count: '2' } }),
      evidence('layout.source', 'python', 'b.py', { details: { count: '9' } }),
    ];
    expect(natureOf(['a.go', 'b.py'], sources)?.evidence[0]?.at.file.path).toBe('b.py');
  });

  test('is the first reason that is given for the answer', () => {
    const { pattern } = classified({ paths: ['go.mod', 'parse.go'] });
    expect(pattern.slug).toBe('none');
    expect(pattern.fired[0]?.because).toBe('Others build on what is here; it does not run by itself.');
    expect(pattern.fired[0]?.evidence[0]?.at.file.path).toBe('go.mod');
    expect(pattern.dimensions.network.evidence[0]?.message).toContain('There is no system here');
  });
});
