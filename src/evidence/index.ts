import type { EvidenceKnowledge } from '../model/evidence-knowledge.js';
import { aspireDetector } from './app-hosts/aspire.js';
import { tyeDetector } from './app-hosts/tye.js';
import { booksOf } from './books.js';
import type { Detectors } from './collect.js';
import { commandDetector } from './commands/commands.js';
import { pipelineDetector } from './commands/pipelines.js';
import { deviceDetector } from './compose/devices.js';
import { composeImageDetector } from './compose/images.js';
import { swarmDetector } from './compose/swarm.js';
import { consulConfigDetector } from './consul-config.js';
import { daprRunDetector } from './dapr-run.js';
import { dockerfileDetector } from './docker/dockerfile.js';
import { balenaTemplateDetector } from './edge/balena-template.js';
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
import { vagrantDetector } from './infrastructure/vagrant.js';
import { kubernetesDetector } from './kubernetes/kubernetes.js';
import { kustomizeDetector } from './kustomize.js';
import { layoutDetector } from './layout/layout.js';
import { inventoryDetector } from './machines/inventory.js';
import { kamalDetector } from './machines/kamal.js';
import { unitDetector } from './machines/units.js';
import { connectorDetector } from './messaging/connectors.js';
import { messagingVariableDetector } from './messaging/variables.js';
import { libraryDetector } from './packages/libraries.js';
import { azureProjectDetector } from './platforms/azure-project.js';
import { platformDetector } from './platforms/platform.js';
import { procfileDetector } from './platforms/procfile.js';
import { readmeClaimDetector } from './readme-claims.js';
import { appwriteDetector } from './serverless/appwrite.js';
import { azureFunctionsDetector } from './serverless/azure-functions.js';
import { cdkDetector } from './serverless/cdk.js';
import { cloudflareDetector } from './serverless/cloudflare.js';
import { cloudFormationDetector } from './serverless/cloudformation.js';
import { firebaseDetector } from './serverless/firebase.js';
import { functionFolderDetector } from './serverless/function-folders.js';
import { functionManifestDetector } from './serverless/function-manifests.js';
import { netlifyDetector } from './serverless/netlify.js';
import { serverlessFrameworkDetector } from './serverless/serverless-framework.js';
import { sstDetector } from './serverless/sst.js';
import { vercelDetector } from './serverless/vercel.js';
import { settingDetector } from './settings.js';

/**
 * The detectors with what they know about the world. The kinds of evidence that they emit, and what value, name and details of each
 * hold, are listed in rules/evidence/kinds.yml; a test keeps the list complete.
 */
export function createDetectors(knowledge: EvidenceKnowledge): Detectors {
  const books = booksOf(knowledge);
  return {
    detectors: [
      fileMarkDetector(knowledge),
      layoutDetector(books),
      dockerfileDetector(knowledge),
      commandDetector(books),
      pipelineDetector(knowledge),
      libraryDetector(knowledge),
      settingDetector(knowledge),
      connectorDetector(),
      messagingVariableDetector(),
      kubernetesDetector(books),
      helmDetector(books),
      kustomizeDetector(books),
      swarmDetector(),
      composeImageDetector(knowledge),
      deviceDetector(knowledge),
      daprRunDetector(),
      tyeDetector(knowledge),
      aspireDetector(knowledge),
      consulConfigDetector(),
      ecsTaskDetector(),
      serverlessFrameworkDetector(books),
      cloudFormationDetector(books),
      cdkDetector(books),
      azureFunctionsDetector(books),
      firebaseDetector(),
      appwriteDetector(),
      cloudflareDetector(),
      vercelDetector(),
      netlifyDetector(),
      functionManifestDetector(),
      functionFolderDetector(),
      sstDetector(),
      iotEdgeDetector(),
      greengrassDetector(),
      mqttBridgeDetector(),
      balenaTemplateDetector(),
      terraformDetector(books),
      pulumiDetector(books),
      azureTemplateDetector(books),
      deploymentManagerDetector(books),
      ansibleDetector(knowledge),
      vagrantDetector(),
      platformDetector(),
      procfileDetector(),
      azureProjectDetector(),
      kamalDetector(),
      inventoryDetector(),
      unitDetector(),
      readmeClaimDetector(knowledge),
    ],
    ignores: ignoring(knowledge),
  };
}

/** Vendored code is never looked at; translations and the like, and lock files, hold nothing that a detector could want. */
function ignoring(knowledge: EvidenceKnowledge): (folder: string) => (file: FilePath) => boolean {
  const vendored = new Set(knowledge.folders.vendored);
  const data = new Set(knowledge.folders.data);
  return (folder) => {
    const names = segmentsOf(folder.toLowerCase());
    if (names.some((name) => vendored.has(name))) return () => true;
    const isData = names.some((name) => data.has(name));
    return (file) => (isData && /^(?:ya?ml|json|toml)$/.test(file.extension)) || isLock(file);
  };
}

/** The lock file of Terraform says something by being there: its folder is applied. */
function isLock(file: FilePath): boolean {
  return file.name !== '.terraform.lock.hcl' && file.name.includes('lock') && /[-.]lock(?:\.|$)/.test(file.name);
}
