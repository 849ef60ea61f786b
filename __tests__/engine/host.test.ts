import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { chooseHost, type EngineSettings } from '../../src/engine/host.js';

const choose = (settings: Partial<EngineSettings>, files: Readonly<Record<string, string>> = {}) =>
  chooseHost({ configFolder: '/home/me/.docker', platform: 'linux', read: (path) => files[path], ...settings });

const folderOf = (context: string) => createHash('sha256').update(context).digest('hex');
const contextFiles = (name: string, host: unknown) => ({
  '/home/me/.docker/config.json': JSON.stringify({ currentContext: name, auths: {} }),
  [`/home/me/.docker/contexts/meta/${folderOf(name)}/meta.json`]: JSON.stringify({
    Name: name,
    Endpoints: { docker: { Host: host, SkipTLSVerify: false } },
  }),
});

describe('which engine is asked', () => {
  test('the usual socket, or the pipe on Windows', () => {
    expect(choose({})).toMatchObject({ host: { kind: 'socket', path: '/var/run/docker.sock' } });
    expect(choose({ platform: 'win32' })).toMatchObject({ host: { path: '\\\\.\\pipe\\docker_engine' } });
  });

  test('DOCKER_HOST wins over contexts', () => {
    const files = contextFiles('remote', 'tcp://far:2375');
    expect(choose({ dockerHost: 'unix:///run/user/1000/docker.sock' }, files)).toMatchObject({
      host: { kind: 'socket', path: '/run/user/1000/docker.sock' },
    });
  });

  test.each([
    ['tcp://host', 'host', 2375, ''],
    ['tcp://host:80', 'host', 80, ''],
    ['tcp://[::1]:4000/engine/', '::1', 4000, '/engine'],
    ['http://10.0.0.1:2375', '10.0.0.1', 2375, ''],
  ])('%s', (dockerHost, host, port, prefix) => {
    const choice = choose({ dockerHost });
    expect(choice).toMatchObject({ ok: true, host: { kind: 'tcp', host, port, prefix } });
    expect(choice).not.toHaveProperty('host.tls');
  });

  test('certificates of DOCKER_CERT_PATH, or of the configuration when only DOCKER_TLS_VERIFY is set', () => {
    const files = { '/certs/ca.pem': 'CA', '/certs/key.pem': 'KEY', '/home/me/.docker/cert.pem': 'CERT' };
    expect(choose({ dockerHost: 'tcp://host', certPath: '/certs' }, files)).toMatchObject({
      host: { port: 2376, tls: { ca: 'CA', key: 'KEY' } },
    });
    expect(choose({ dockerHost: 'tcp://host', tlsVerify: '1' }, files)).toMatchObject({
      host: { tls: { cert: 'CERT' } },
    });
  });

  test('the current context, and one that DOCKER_CONTEXT names instead', () => {
    const files = { ...contextFiles('desktop', 'unix:///d.sock'), ...contextFiles('far', 'tcp://far:2376') };
    const tls = { [`/home/me/.docker/contexts/tls/${folderOf('far')}/docker/ca.pem`]: 'CA' };
    expect(choose({}, { ...files, ...tls })).toMatchObject({ host: { host: 'far', tls: { ca: 'CA' } } });
    expect(choose({ dockerContext: 'desktop' }, files)).toMatchObject({ host: { path: '/d.sock' } });
    expect(choose({ dockerContext: 'default' }, files)).toMatchObject({ host: { path: '/var/run/docker.sock' } });
  });

  test.each([
    [{ dockerHost: 'ssh://me@host' }, /ssh.*not supported.*DOCKER_HOST=unix/],
    [{ dockerHost: 'host:2375' }, /DOCKER_HOST is no address/],
    [{ dockerHost: 'unix://' }, /no address/],
    [{ dockerHost: 'tcp://' }, /names no host/],
    [
      { dockerHost: 'tcp://user:secret@host' },
      /^DOCKER_HOST names no host and port\. It looks like tcp:\/\/host:2376\.$/,
    ],
    [{ dockerContext: 'gone' }, /context "gone" has no address/],
  ])('%j is told with what to do', (settings, message) => {
    expect(choose(settings)).toMatchObject({ ok: false, message: expect.stringMatching(message) });
  });

  test.each(['not json', '[]', '{"currentContext":7}', 'null'])('a configuration of %s counts as none', (config) => {
    expect(choose({}, { '/home/me/.docker/config.json': config })).toMatchObject({ host: { kind: 'socket' } });
  });

  test('a context whose address is no text has none', () => {
    expect(choose({}, contextFiles('odd', 7))).toMatchObject({ ok: false });
  });
});
