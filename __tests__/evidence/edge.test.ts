import { describe, expect, test } from '@jest/globals';
import { detailsOf, seen } from './collected.js';

describe('edge runtimes', () => {
  test('an Azure IoT Edge deployment: modules and routes', () => {
    const manifest = `{
  "modulesContent": {
    "$edgeAgent": { "properties.desired": {
      "systemModules": { "edgeHub": { "settings": { "image": "mcr.microsoft.com/azureiotedge-hub:1.4" } } },
      "modules": { "filter": { "settings": { "image": "acme.azurecr.io/filter:1" } } }
    } },
    "$edgeHub": { "properties.desired": {
      "routes": { "up": "FROM /messages/modules/filter/* INTO $upstream", "in": { "route": "FROM /a INTO BrokeredEndpoint(\\"b\\")" } }
    } }
  }
}`;
    const files = { 'deployment.template.json': manifest };
    expect(seen(files, 'edge')).toEqual([
      'edge.manifest azure-iot-edge @deployment.template.json:3',
      'edge.module azure-iot-edge filter @deployment.template.json:5',
      'edge.route upstream up @deployment.template.json:8',
      'edge.route local in @deployment.template.json:8',
    ]);
    expect(detailsOf(files, 'edge.module')).toEqual({ image: 'acme.azurecr.io/filter:1' });
  });

  test('a deployment template of something else is none', () => {
    expect(seen({ 'deployment.template.json': '{ "resources": [] }' }, 'edge')).toEqual([]);
  });

  test('a Greengrass component with its dependencies', () => {
    const recipe = `RecipeFormatVersion: "2020-01-25"
ComponentName: com.acme.Camera
ComponentDependencies:
  aws.greengrass.DockerApplicationManager: { VersionRequirement: ~2.0.0 }
`;
    expect(seen({ 'recipe.yaml': recipe, 'gdk-config.json': '{}' }, 'edge')).toEqual([
      'edge.manifest greengrass @gdk-config.json:1',
      'edge.manifest greengrass com.acme.Camera @recipe.yaml:1',
      'edge.module greengrass aws.greengrass.DockerApplicationManager @recipe.yaml:4',
    ]);
  });

  test('KubeEdge, OpenYurt and Akri by API group and node label', () => {
    const files = {
      'a.yaml': 'apiVersion: devices.kubeedge.io/v1beta1\nkind: Device\nmetadata: { name: plc }\n',
      'b.yaml': 'apiVersion: apps.openyurt.io/v1beta1\nkind: NodePool\nmetadata: { name: hangzhou }\n',
      'c.yaml': 'apiVersion: akri.sh/v0\nkind: Configuration\nmetadata: { name: cameras }\n',
      'd.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app }\nspec:\n  template:\n    spec:\n      nodeSelector:\n        node-role.kubernetes.io/edge: ""\n',
    };
    expect(seen(files, 'edge')).toEqual([
      'edge.manifest kubeedge plc @a.yaml:2',
      'edge.manifest openyurt hangzhou @b.yaml:2',
      'edge.manifest akri cameras @c.yaml:2',
      'edge.setting edge-node-selector app @d.yaml:8',
    ]);
  });
});

describe('devices', () => {
  test('balena features, images for small hardware and device files in a Compose file', () => {
    const compose = `services:
  sensor:
    image: arm32v7/python:3.11
    privileged: true
    labels:
      io.balena.features.kernel-modules: "1"
    devices:
      - /dev/i2c-1:/dev/i2c-1
  bus:
    image: eclipse-mosquitto
    labels: [io.balena.features.dbus=1]
`;
    expect(seen({ 'docker-compose.yml': compose }, 'edge')).toEqual([
      'edge.hardware arm sensor @docker-compose.yml:3',
      'edge.setting balena-feature sensor @docker-compose.yml:6',
      'edge.setting device-access sensor @docker-compose.yml:8',
      'edge.setting balena-feature bus @docker-compose.yml:11',
    ]);
  });

  test('an ordinary stack with a 64-bit ARM platform is no device', () => {
    const compose =
      'services:\n  web:\n    image: arm64v8/nginx\n    platform: linux/arm64\n    volumes: ["/dev/shm:/dev/shm"]\n';
    expect(seen({ 'compose.yaml': compose }, 'edge')).toEqual([]);
  });

  test('files of devices by their names, and base images in Dockerfiles', () => {
    const files = {
      'sensor/Dockerfile.template': 'FROM balenalib/%%BALENA_MACHINE_NAME%%-python\n',
      'fw/main.ino': '',
      'balena.yml': '',
    };
    expect(seen(files, 'edge')).toEqual([
      'edge.manifest balena @balena.yml:1',
      'edge.hardware sensor @fw/main.ino:1',
      'edge.hardware balena-device @sensor/Dockerfile.template:1',
      'edge.manifest balena @sensor/Dockerfile.template:1',
    ]);
  });

  test('a bridge from the local MQTT broker to the cloud', () => {
    const conf = 'listener 1883\nconnection to-cloud\naddress mqtt.example.com:8883\ntopic # out\n';
    expect(seen({ 'mosquitto/mosquitto.conf': conf }, 'edge')).toEqual([
      'edge.bridge mqtt to-cloud @mosquitto/mosquitto.conf:2',
    ]);
    expect(seen({ 'mosquitto/mosquitto.conf': 'listener 1883\nconnection_messages true\n' }, 'edge')).toEqual([]);
  });

  test('libraries for devices, and an installer of a light Kubernetes', () => {
    const files = {
      'install.sh': 'curl -sfL https://get.k3s.io | sh -\n',
      'requirements.txt': 'paho_mqtt>=1.6\nRPi.GPIO\nrequests\n',
    };
    expect(seen(files, 'edge')).toEqual([
      'edge.cluster k3s @install.sh:1',
      'edge.library mqtt paho_mqtt @requirements.txt:1',
      'edge.library gpio RPi.GPIO @requirements.txt:2',
    ]);
  });

  test('EdgeX services are known by their registry too', () => {
    const compose = `services:\n  core:\n    image: nexus3.edgexfoundry.org:10004/core-data:latest\n  rest:\n    image: \${REGISTRY}/edgexfoundry/device-rest:3\n`;
    expect(seen({ 'compose.yml': compose }, 'edge')).toEqual([
      'edge.setting edgex-service core @compose.yml:3',
      'edge.setting edgex-service rest @compose.yml:5',
    ]);
  });
});

describe('Dockerfile.template', () => {
  test('is for devices only where balena fills it in', () => {
    const balena = '# syntax\nFROM balenalib/%%BALENA_MACHINE_NAME%%-node:18\n';
    expect(seen({ 'app/Dockerfile.template': balena }, 'edge.manifest')).toEqual([
      'edge.manifest balena @app/Dockerfile.template:2',
    ]);
    expect(seen({ 'app/Dockerfile.template': 'FROM alpine:{{ .version }}\n' }, 'edge.manifest')).toEqual([]);
  });
});
