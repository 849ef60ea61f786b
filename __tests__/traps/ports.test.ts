import { describe, expect, test } from '@jest/globals';
import { found } from './look.js';

const two = (a: string, b: string) => ({
  'compose.yaml': `services:\n  a:\n    image: acme/a:1\n    ports: [${a}]\n  b:\n    image: acme/b:1\n    ports: [${b}]\n`,
});
const store = (port: string, env = '') => ({
  'compose.yaml': `services:\n  db:\n    image: postgres:16\n    ports: [${port}]\n`,
  ...(env === '' ? {} : { '.env': env }),
});
const TWICE = ['duplicate-host-port'];

describe('two services on one port of the machine', () => {
  test.each([
    ['one address each', '"127.0.0.1:8080:80"', '"127.0.0.2:8080:80"'],
    ['one protocol each', '"53:53/udp"', '"53:53/tcp"'],
    ['ports that the engine picks', '"80"', '"80"'],
    ['neighbouring ranges', '"8000-8009:80-89"', '"8010-8019:80-89"'],
    ['addresses of the sixth version', '"[::1]:80:80"', '"[::2]:80:80"'],
    ['addresses that variables decide', '"${A}:80:80"', '"${B}:80:80"'],
  ])('do not meet: %s', async (_, a, b) => {
    expect(await found(two(a, b), ...TWICE)).toEqual([]);
  });

  test.each([
    ['the same', '"8080:80"', '"8080:81"'],
    ['every interface and one address', '"0.0.0.0:80:80"', '"127.0.0.1:80:80"'],
    ['inside a range', '"8000-8009:80-89"', '"8005:80"'],
    ['the long form', '{target: 80, published: "80"}', '"80:8080"'],
    ['a default', '"${PORT:-80}:80"', '"80:8080"'],
    ['an address of the sixth version', '"[::1]:80:80"', '"[::1]:80:8080"'],
  ])('meet: %s', async (_, a, b) => {
    expect(await found(two(a, b), ...TWICE)).toHaveLength(1);
  });
});

describe('the address of a port', () => {
  test.each([
    ['none', '"5432:5432"'],
    ['all of the fourth version', '"0.0.0.0:5432:5432"'],
    ['all of the sixth', '"[::]:5432:5432"'],
    ['all, in the long form', '{target: 5432, published: 5432, host_ip: 0.0.0.0}'],
    ['a default that is all', '"${HOST_IP:-0.0.0.0}:5432:5432"'],
  ])('is every interface: %s', async (_, port) => {
    expect(await found(store(port), 'published-store-port')).toHaveLength(1);
  });

  test.each([
    ['the machine itself', '"127.0.0.1:5432:5432"'],
    ['the machine itself, sixth version', '"[::1]:5432:5432"'],
    ['a default that is the machine itself', '"${HOST_IP:-127.0.0.1}:5432:5432"'],
    ['a default with colons', '"${BIND:-127.0.0.1:5432}:5432"'],
    ['what a variable without a value decides', '"${HOST_IP}:5432:5432"'],
  ])('is not: %s', async (_, port) => {
    expect(await found(store(port), 'published-store-port')).toEqual([]);
  });

  test('is what the file of variables says', async () => {
    expect(await found(store('"${HOST_IP}:5432:5432"', 'HOST_IP=127.0.0.1\n'), 'published-store-port')).toEqual([]);
    expect(await found(store('"${HOST_IP}:5432:5432"', 'HOST_IP=0.0.0.0\n'), 'published-store-port')).toHaveLength(1);
  });

  test('a port of the container alone is published, on a port that the engine picks', async () => {
    expect(await found(store('"5432"'), 'published-store-port')).toHaveLength(1);
  });
});
