import { describe, expect, test } from '@jest/globals';
import { found, service } from './look.js';

const PATHS = [
  'writable-system-path',
  'readable-system-path',
  'absolute-host-paths',
  'personal-host-path',
  'engine-socket',
];

describe('no path of the machine', () => {
  test.each([
    ['an anonymous volume', 'volumes: [/etc]'],
    ['an anonymous volume in the long form', 'volumes: [{type: volume, target: /var/run}]'],
    ['a folder in memory', 'tmpfs: [/run, /etc]'],
    ['a folder in memory in the long form', 'volumes: [{type: tmpfs, target: /root}]'],
    ['the time of the machine', 'volumes: ["/etc/localtime:/etc/localtime:ro", "/etc/timezone:/etc/timezone:ro"]'],
    ['what a variable without a value decides', 'volumes: ["${DATA}:/data"]'],
  ])('%s', async (_, line) => {
    expect(await found(service(line), ...PATHS)).toEqual([]);
  });
});

describe('the machine by another way', () => {
  const volume = (options: string) => {
    const [path, text] = Object.entries(service('volumes: ["stand-in:/in"]'))[0] ?? ['', ''];
    return { [path]: `${text}volumes:\n  stand-in:\n    driver_opts: {${options}}\n` };
  };

  test.each([
    ['the socket of containerd', service('volumes: ["/run/containerd/containerd.sock:/c.sock"]')],
    ['the socket of CRI-O', service('volumes: ["/var/run/crio/crio.sock:/c.sock:ro"]')],
    ['the socket of Podman', service('volumes: ["/run/podman/podman.sock:/var/run/docker.sock"]')],
    ['the folder above the socket', service('volumes: ["/var/run:/host/run"]')],
    ['the long form', service('volumes: [{type: bind, source: /var/run/docker.sock, target: /d.sock}]')],
    ['a volume with options', volume('type: none, o: bind, device: /var/run/docker.sock')],
  ])('an engine: %s', async (_, files) => {
    expect(await found(files, 'engine-socket', 'engine-socket-of-a-tool')).toHaveLength(1);
  });

  test.each([
    ['the short form', service('volumes: ["/etc:/host"]')],
    ['the long form', service('volumes: [{type: bind, source: /etc/, target: /host}]')],
    ['a way with detours', service('volumes: ["/usr/../etc:/host"]')],
    ['a volume with options', volume('type: none, o: bind, device: /etc')],
  ])('settings of the machine: %s', async (_, files) => {
    expect(await found(files, 'writable-system-path')).toHaveLength(1);
  });
});
