import { describe, expect, test } from '@jest/globals';
import { parseDockerfile } from '../../src/documents/dockerfile.js';
import type { Location } from '../../src/documents/location.js';

const lines = (...all: string[]): string => `${all.join('\n')}\n`;
const slice = (text: string, at: Location | undefined): string => text.slice(at?.start, at?.end);

describe('stages', () => {
  const text = lines(
    '# syntax=docker/dockerfile:1',
    'ARG NODE=20',
    `FROM --platform=$BUILDPLATFORM node:\${NODE}-alpine AS Build`,
    'WORKDIR /app',
    'RUN npm ci',
    `FROM gcr.io/distroless/nodejs\${NODE:-18}-debian12`,
    'ARG NODE',
    'COPY --from=build --chown=1:1 /app /app',
    'COPY --from=nginx:1 /etc /etc',
    'USER 1000:1000',
    'from build as test',
  );
  const { stages } = parseDockerfile('Dockerfile', text);

  test('have their images with the defaults of arguments, and their names', () => {
    expect(stages.map(({ image, name, parent }) => [image.value, name, parent])).toEqual([
      ['node:20-alpine', 'Build', undefined],
      ['gcr.io/distroless/nodejs20-debian12', undefined, undefined],
      ['build', 'test', 0],
    ]);
  });

  test('know their places', () => {
    expect(slice(text, stages[0]?.image.at)).toBe(`node:\${NODE}-alpine`);
  });

  test('keep what no argument gives as it is written', () => {
    const [stage] = parseDockerfile('Dockerfile', `FROM $REGISTRY/app:\${TAG:-latest}\n`).stages;
    expect(stage?.image.value).toBe('$REGISTRY/app:latest');
  });

  test('are missing where there is no FROM, and the instructions are there', () => {
    const { stages, instructions } = parseDockerfile('Dockerfile', '# a part\nCOPY . /app\n');
    expect([stages.length, instructions.map(({ keyword }) => keyword)]).toEqual([0, ['COPY']]);
  });
});

describe('ports', () => {
  test('are listed with protocol and place, also over continued lines and through ENV', () => {
    const text = lines(
      'FROM a',
      'ENV PORT=8080 OTHER="x y"',
      'EXPOSE $PORT 443/TCP \\',
      '  # the range',
      '  9000-9010/udp',
      `EXPOSE \${UNKNOWN}`,
    );
    const expose = parseDockerfile('Dockerfile', text).stages[0]?.expose ?? [];
    expect(expose.map((port) => [port.value, slice(text, port.at)])).toEqual([
      ['8080', '$PORT'],
      ['443', '443/TCP'],
      ['9000-9010', '9000-9010/udp'],
      [`\${UNKNOWN}`, `\${UNKNOWN}`],
    ]);
  });

  test('come from the old form of ENV and from the parent stage', () => {
    const text = lines('FROM a AS base', 'ENV PORT 80', 'FROM base', 'EXPOSE $PORT');
    expect(parseDockerfile('Dockerfile', text).stages[1]?.expose[0]?.value).toBe('80');
  });
});

describe('commands', () => {
  const stageOf = (...all: string[]) => parseDockerfile('Dockerfile', lines('FROM a', ...all)).stages[0];

  test('in exec and in shell form, the last one counts', () => {
    const stage = stageOf(
      'CMD ["a"]',
      'ENTRYPOINT ["node", "--x=\\"y\\"",',
      'CMD node "my server.js" --port=1',
      'ENTRYPOINT [ "tini", "--" ]',
    );
    expect(stage?.command?.value).toBe('node "my server.js" --port=1');
    expect(stage?.entrypoint?.value).toBe('tini --');
  });
});

describe('instructions', () => {
  test('keep here-documents to themselves', () => {
    const text = lines(
      'FROM a',
      'RUN <<EOF sh && cat <<-"X"',
      'FROM not',
      'EOF',
      '\tUSER nobody',
      '\tX',
      'COPY <<F /f',
      'F',
      'USER me',
    );
    const parsed = parseDockerfile('Dockerfile', text);
    expect(parsed.instructions.map(({ keyword, hereDocuments }) => [keyword, hereDocuments])).toEqual([
      ['FROM', []],
      ['RUN', ['FROM not', 'USER nobody']],
      ['COPY', ['']],
      ['USER', []],
    ]);
    expect(slice(text, parsed.instructions[1]?.at)).toBe(text.slice(text.indexOf('RUN'), text.indexOf('\nCOPY')));
  });

  test('go on after what only looks like a here-document, because nothing closes it', () => {
    const { instructions } = parseDockerfile(
      'Dockerfile',
      'FROM a\nRUN sh -c "cat <<EOF; x"\nEXPOSE 1\nRUN <<A\nUSER b\n',
    );
    expect(instructions.map(({ keyword }) => keyword)).toEqual(['FROM', 'RUN', 'EXPOSE', 'RUN', 'USER']);
  });

  test('go on over lines with the character that a directive sets', () => {
    const text = lines('# escape=`', 'FROM a', 'RUN dir C:\\', 'RUN a `', '', '# note', '  b');
    const parsed = parseDockerfile('Dockerfile', text);
    expect(parsed.instructions.map(({ words }) => words.map((word) => word.text))).toEqual([
      ['a'],
      ['dir', 'C:\\'],
      ['a', 'b'],
    ]);
  });

  test('have flags of their own, and those that nobody knows are left out', () => {
    const text = 'FROM a\r\nRUNN x\r\nCOPY --from=b --link x /y\r\n';
    const { instructions } = parseDockerfile('Dockerfile', text);
    expect(instructions.map(({ keyword, flags, text }) => [keyword, [...flags], text])).toEqual([
      ['FROM', [], 'a'],
      [
        'COPY',
        [
          ['from', 'b'],
          ['link', ''],
        ],
        'x /y',
      ],
    ]);
    expect(slice(text, instructions[1]?.at)).toBe('COPY --from=b --link x /y');
  });

  test('cannot grow arguments without end', () => {
    const text = lines(
      'ARG A0=xxxxxxxxxx',
      ...Array.from({ length: 40 }, (_, i) => `ARG A${i + 1}=$A${i}$A${i}`),
      'FROM $A40',
    );
    expect(parseDockerfile('Dockerfile', text).stages[0]?.image.value.length).toBeLessThan(5000);
  });
});
