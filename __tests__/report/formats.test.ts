import { describe, expect, test } from '@jest/globals';
import { UserMistake } from '../../src/lib/mistake.js';
import { FORMATS, formatNamed } from '../../src/report/formats.js';
import { shopReport } from './fixture.js';
import { renderedInTime } from './rendered.js';

describe('formats', () => {
  test.each(FORMATS.map(({ name }) => name))('%s writes a report, ended by a line break', async (name) => {
    expect(await renderedInTime(await formatNamed(name).load(), shopReport())).toMatch(/\S\n$/);
  });

  test('an unknown one is a mistake that names the nearest and all others', () => {
    const mistake = (): unknown => formatNamed('jsn');
    expect(mistake).toThrow(UserMistake);
    expect(mistake).toThrow(
      'unknown format "jsn". Did you mean "json"? There are text, json, sarif, github, markdown, html, gitlab, junit, rdjson, unix.',
    );
  });
});
