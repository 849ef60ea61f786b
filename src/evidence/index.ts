import type { EvidenceKnowledge } from '../model/evidence-knowledge.js';
import type { Detectors } from './collect.js';
import { commandDetector } from './commands/commands.js';
import { pipelineDetector } from './commands/pipelines.js';
import { deviceDetector } from './compose/devices.js';
import { composeImageDetector } from './compose/images.js';
import { swarmDetector } from './compose/swarm.js';
import { consulConfigDetector } from './consul-config.js';
import { daprRunDetector } from './dapr-run.js';
import { dockerfileDetector } from './docker/dockerfile.js';
import { greengrassDetector } from './edge/greengrass.js';
import { iotEdgeDetector } from './edge/iot-edge.js';
import { mqttBridgeDetector } from './edge/mqtt-bridge.js';
import { fileMarkDetector } from './file-marks.js';
import { type FilePath, segmentsOf } from './file-path.js';
import { helmDetector } from './helm.js';
import { ansibleDetector } from './infrastructure/ansible.js';
import { azureTemplateDetector } from './infrastructure/azure-templates.js';
import { deploymentManagerDetector } from './infrastructure/deployment-manager.js';
import { ecsTaskDetector } from './infrastructure/ecs-task.js';
import { pulumiDetector } from './infrastructure/pulumi.js';
import { terraformDetector } from './infrastructure/terraform.js';
import { kubernetesDetector } from './kubernetes/kubernetes.js';
import { kustomizeDetector } from './kustomize.js';
import { layoutDetector } from './layout/layout.js';
import { connectorDetector } from './messaging/connectors.js';
import { libraryDetector } from './packages/libraries.js';
import { platformDetector } from './platform.js';
import { azureFunctionsDetector } from './serverless/azure-functions.js';
import { cdkDetector } from './serverless/cdk.js';
import { cloudflareDetector } from './serverless/cloudflare.js';
import { cloudFormationDetector } from './serverless/cloudformation.js';
import { firebaseDetector } from './serverless/firebase.js';
import { functionManifestDetector } from './serverless/function-manifests.js';
import { netlifyDetector } from './serverless/netlify.js';
import { serverlessFrameworkDetector } from './serverless/serverless-framework.js';
import { vercelDetector } from './serverless/vercel.js';
import { settingDetector } from './settings.js';

/**
 * The detectors with what they know about the world. The kinds of evidence that they emit, and what value, name and details of each
 * hold, are listed in rules/evidence/kinds.yml; a test keeps the list complete.
 */
export function createDetectors(knowledge: EvidenceKnowledge): Detectors {
  return {
    detectors: [
      fileMarkDetector(knowledge),
      layoutDetector(knowledge),
      dockerfileDetector(knowledge),
      commandDetector(knowledge),
      pipelineDetector(knowledge),
      libraryDetector(knowledge),
      settingDetector(knowledge),
      connectorDetector(),
      kubernetesDetector(knowledge),
      helmDetector(knowledge),
      kustomizeDetector(knowledge),
      swarmDetector(),
      composeImageDetector(knowledge),
      deviceDetector(knowledge),
      daprRunDetector(),
      consulConfigDetector(),
      ecsTaskDetector(),
      serverlessFrameworkDetector(knowledge),
      cloudFormationDetector(knowledge),
      cdkDetector(knowledge),
      azureFunctionsDetector(knowledge),
      firebaseDetector(),
      cloudflareDetector(),
      vercelDetector(),
      netlifyDetector(),
      functionManifestDetector(),
      iotEdgeDetector(),
      greengrassDetector(),
      mqttBridgeDetector(),
      terraformDetector(knowledge),
      pulumiDetector(knowledge),
      azureTemplateDetector(knowledge),
      deploymentManagerDetector(knowledge),
      ansibleDetector(knowledge),
      platformDetector(),
    ],
    ignores: ignoring(knowledge),
  };
}

/** Vendored code is never looked at; translations and the like, and lock files, hold nothing that a detector could want. */
function ignoring(knowledge: EvidenceKnowledge): (file: FilePath) => boolean {
  const folders = new Set(knowledge.folders.vendored);
  const data = new Set(knowledge.folders.data);
  return (file) =>
    /(?:^|[-.])lock(?:\.|$)|-lock\.(?:ya?ml|json)$/.test(file.name) ||
    segmentsOf(file.folder).some((segment) => {
      const name = segment.toLowerCase();
      return folders.has(name) || (data.has(name) && /^(?:ya?ml|json|toml)$/.test(file.extension));
    });
}
