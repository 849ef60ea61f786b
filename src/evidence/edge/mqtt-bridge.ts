import type { Evidence } from '../../model/evidence.js';
import type { CandidateFile, Detector } from '../detector.js';
import { named, observe } from '../emit.js';
import type { FilePath } from '../file-path.js';
import { atText, type Line, linesOf } from '../text-lines.js';

/** Bridges of Mosquitto: `connection NAME` with an `address` makes a local broker forward to a remote one (mosquitto.conf, Bridges). */
export function mqttBridgeDetector(): Detector {
  return {
    name: 'mqtt-bridge',
    extensions: ['conf'],
    wants: (file: FilePath) => file.extension === 'conf' && /mosquitto|bridge|mqtt/.test(file.path.toLowerCase()),
    detect,
  };
}

function* detect(file: CandidateFile): Iterable<Evidence> {
  let connection: { readonly name: string; readonly line: Line } | undefined;
  for (const line of linesOf(file.text)) {
    const opening = /^connection[ \t]+(\S{1,100})/.exec(line.text);
    if (opening !== null) connection = { name: opening[1] ?? '', line };
    if (connection === undefined || !/^addresse?s?[ \t]+\S/.test(line.text)) continue;
    yield observe({
      kind: 'edge.bridge',
      value: 'mqtt',
      name: connection.name,
      message: `The local MQTT broker forwards to a remote one${named(connection.name)}.`,
      at: atText(file, connection.line.start, connection.line.text.length),
    });
    connection = undefined;
  }
}
