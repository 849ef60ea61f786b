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
  const { stages, problems } = parseDockerfile('Dockerfile', text);

  test('have their images with the defaults of arguments, and their names', () => {
    expect(problems).toEqual([]);
    expect(stages.map(({ image, name, parent, platform }) => [image.value, name?.value, parent, platform])).toEqual([
      ['node:20-alpine', 'build', undefined, '$BUILDPLATFORM'],
      ['gcr.io/distroless/nodejs20-debian12', undefined, undefined, undefined],
      ['build', 'test', 0, undefined],
    ]);
  });

  test('know their places', () => {
    const [first, second] = stages;
    expect(slice(text, first?.image.at)).toBe(`node:\${NODE}-alpine`);
    expect(slice(text, first?.name?.at)).toBe('Build');
    expect(slice(text, second?.user?.at)).toBe('1000:1000');
    expect(second?.user?.at.pointer).toBe('stages[1].user');
    expect(second?.copiesFrom.map((from) => from.value)).toEqual(['build', 'nginx:1']);
  });

  test('keep what no argument gives as it is written', () => {
    const [stage] = parseDockerfile('Dockerfile', `FROM $REGISTRY/app:\${TAG:-latest}\n`).stages;
    expect(stage?.image.value).toBe('$REGISTRY/app:latest');
  });

  test('are missing where there is no FROM', () => {
    expect(parseDockerfile('Dockerfile', '# nothing\n').problems).toMatchObject([{ code: 'dockerfile-syntax' }]);
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
    expect(expose.map((port) => [port.value.port, port.value.protocol, slice(text, port.at)])).toEqual([
      ['8080', 'tcp', '$PORT'],
      ['443', 'tcp', '443/TCP'],
      ['9000-9010', 'udp', '9000-9010/udp'],
      [`\${UNKNOWN}`, 'tcp', `\${UNKNOWN}`],
    ]);
  });

  test('come from the old form of ENV and from the parent stage', () => {
    const text = lines('FROM a AS base', 'ENV PORT 80', 'FROM base', 'EXPOSE $PORT');
    expect(parseDockerfile('Dockerfile', text).stages[1]?.expose[0]?.value).toEqual({ port: '80', protocol: 'tcp' });
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
    expect(stage?.command?.value).toEqual({ form: 'shell', words: ['node', 'my server.js', '--port=1'] });
    expect(stage?.entrypoint?.value).toEqual({ form: 'exec', words: ['tini', '--'] });
  });

  test('of health checks, and their absence', () => {
    expect(
      stageOf('HEALTHCHECK --interval=5s --retries=3 \\', '  CMD curl -f http://localhost')?.healthcheck?.value,
    ).toEqual({
      command: { form: 'shell', words: ['curl', '-f', 'http://localhost'] },
    });
    expect(stageOf('HEALTHCHECK CMD ["ok"]', 'HEALTHCHECK NONE')?.healthcheck?.value).toEqual({});
    expect(stageOf('CMD x')?.healthcheck).toBeUndefined();
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

  test('without the end of a here-document are a problem', () => {
    expect(parseDockerfile('Dockerfile', 'FROM a\nRUN <<EOF\nx\n').problems).toMatchObject([
      { message: 'The here-document "EOF" is not closed.' },
    ]);
  });

  test('go on over lines with the character that a directive sets', () => {
    const text = lines('# escape=`', 'FROM a', 'RUN dir C:\\', 'RUN a `', '', '# note', '  b');
    const parsed = parseDockerfile('Dockerfile', text);
    expect(parsed.instructions.map(({ words }) => words.map((word) => word.text))).toEqual([
      ['a'],
      ['dir', 'C:\\'],
      ['a', 'b'],
    ]);
    expect(parsed.comments.map((comment) => comment.text)).toEqual(['escape=`', 'note']);
  });

  test('that nobody knows are a problem at their place', () => {
    const text = 'FROM a\r\nRUNN x\r\n';
    const { problems } = parseDockerfile('Dockerfile', text);
    expect(problems.map((problem) => [problem.message, slice(text, problem.at)])).toEqual([
      ['"RUNN" is not an instruction of a Dockerfile.', 'RUNN'],
    ]);
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
