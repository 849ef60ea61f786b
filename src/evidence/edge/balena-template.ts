import { wholeFile } from '../../documents/location.js';
import type { Evidence } from '../../model/evidence.js';
import type { Detector } from '../detector.js';
import { observe, shown } from '../emit.js';
import { atText } from '../text-lines.js';

/** Placeholders that balena fills in for each device type; other tools have files of the same name. */
const PLACEHOLDER = /%%(?:BALENA|RESIN)_[A-Z_]{2,30}%%/;

/** Dockerfile.template, from which balena makes an image for each type of device. */
export function balenaTemplateDetector(): Detector {
  return {
    name: 'balena-template',
    extensions: ['template'],
    wants: (file) => file.name === 'dockerfile.template',
    detect: function* (file): Iterable<Evidence> {
      const match = PLACEHOLDER.exec(file.text);
      if (match === null) return;
      yield observe({
        kind: 'edge.manifest',
        value: 'balena',
        details: { kind: 'dockerfile' },
        message: `balena fills in ${shown(match[0])} for each type of device.`,
        at: atText(file, match.index, match[0].length),
      });
    },
    detectEmpty: function* (file): Iterable<Evidence> {
      yield observe({
        kind: 'edge.manifest',
        value: 'balena',
        details: { kind: 'dockerfile', source: 'path' },
        message: `${shown(file.path)} is named like the templates that balena fills in for each type of device.`,
        at: wholeFile(file.path),
      });
    },
  };
}
