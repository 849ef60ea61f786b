import { describe, expect, test } from '@jest/globals';
import { collect, detailsOf, seen } from './collected.js';

describe('what a readme calls its repository', () => {
  test.each([
    ['# Orders\n\nAn event-driven shop on NATS.\n', ['event-driven The readme says `event-driven` of it. 3']],
    ['# Three-Tier Web App\n', ['multi-tier The readme says `Three-Tier` of it. 1']],
    ['Shop\n====\n\nBa microservices bằng Go.\n', ['microservices The readme says `microservices` of it. 4']],
    ['# Blog\n\nNot a microservices system, and moved from Kubernetes to one host.\n', []],
    ['# Blog\n\n```yaml\n# kubernetes\n```\n\n![sidecar](docs/sidecar.png)\n<p align="center">serverless</p>\n', []],
    ['# Blog\n\nSee [the design](https://acme.example/service-mesh).\n', []],
    ['# Blog\n\n## About\n\nA blog.\n\n## Prerequisites\n\nA Kubernetes cluster.\n', []],
    [`# Blog\n${'\nAbout writing.\n'.repeat(20)}\nPlanned: Kubernetes.\n`, []],
  ])('%j', (text, expected) => {
    const { evidence } = collect({ 'README.md': text });
    expect(
      evidence
        .filter((item) => item.kind === 'readme.claim')
        .map((item) => `${item.value} ${item.message} ${text.slice(0, item.at.start).split('\n').length}`),
    ).toEqual(expected);
  });

  test('each pattern is said once, other files and folders of documents say nothing', () => {
    const files = {
      'readme.rst': 'Serverless shop\n\nA serverless shop of lambda functions.\n',
      'docs/design.md': '# Event-driven\n',
    };
    expect(seen(files, 'readme.claim')).toHaveLength(1);
    expect(detailsOf(files, 'readme.claim')).toEqual({ source: 'readme', phrase: 'Serverless' });
  });
});
