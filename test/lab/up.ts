import { waitFor } from '../conformance/wait';
import { buildAll, type Built } from './build';
import { CLUSTER_CA_FILE, kubectl, startControlPlane } from './control-plane';
import { clear } from './down';
import { makeGitHubCredentials } from './github/credentials';
import { standInHosts } from './github/hosts';
import { importImages } from './images/archive';
import { BUSYBOX_IMAGE, Catalogue, COREDNS_IMAGE, JOB_IMAGE, LOCAL_PATH_PROVISIONER_IMAGE } from './images/catalogue';
import { createCgroups } from './machines/cgroups';
import { Machine } from './machines/machine';
import { connect, nodeNames } from './machines/network';
import { startContainerd, startKubelet } from './machines/node';
import { PAUSE_IMAGE } from './machines/node-settings';
import { mountVolumeDisk } from './machines/volume-disk';
import { corednsObjects } from './objects/coredns';
import { localPathObjects } from './objects/local-path-provisioner';
import { secondsSince, step } from './steps';
import { State } from './state';
import { traces } from './traces';

/** Brings up two nodes that wait for their network. */
export async function up(): Promise<void> {
  const begin = performance.now();
  await step('clear what an earlier run left', () => clear(State.read()));
  const built = await buildAll();
  const state = State.read();
  state.record({ before: traces() });
  state.begin();

  const { control, nodes } = await step('machines', () => startMachines(state));
  await makeGitHubCredentials();
  const tokens = await step('control plane', () => startControlPlane(control, built['kubernetes-1.36']));
  await step('disks for volumes', () => Promise.all(nodes.map(mountVolumeDisk)));
  await step('containerd', () => Promise.all(nodes.map(startContainerd)));
  await step('images', () => importOwnImages(built, nodes));
  await step('kubelets', () => startKubelets(nodes, (node) => startKubelet(node, built, control.path(CLUSTER_CA_FILE), tokens)));
  await step('DNS and storage', () => kubectl().applyObjects(ownObjects(built)));
  state.record({ isUp: true });
  console.log(`up ${secondsSince(begin)}`);
}

async function startMachines(state: State): Promise<{ control: Machine; nodes: Machine[] }> {
  const control = await Machine.create('control', state);
  const nodes = [];
  for (const name of nodeNames) {
    createCgroups(name, state);
    nodes.push(await Machine.create(name, state));
  }
  await connect(control, nodes);
  return { control, nodes };
}

async function importOwnImages(built: Built, nodes: readonly Machine[]): Promise<void> {
  const catalogue = new Catalogue(built);
  const images = [];
  for (const name of [PAUSE_IMAGE, BUSYBOX_IMAGE, JOB_IMAGE, coredns(built), localPathProvisioner(built)]) images.push(await catalogue.image(name));
  await importImages(images, nodes);
}

async function startKubelets(nodes: readonly Machine[], start: (node: Machine) => void): Promise<void> {
  nodes.forEach(start);
  const registered = async () => (await kubectl().list('nodes')).length === nodes.length;
  await waitFor('both nodes registered', registered, 180_000);
}

function ownObjects(built: Built): object[] {
  return [...corednsObjects(coredns(built), standInHosts), ...localPathObjects(localPathProvisioner(built))];
}

function coredns(built: Built): string {
  return `${COREDNS_IMAGE}:${built.coredns.version}`;
}

function localPathProvisioner(built: Built): string {
  return `${LOCAL_PATH_PROVISIONER_IMAGE}:${built['local-path-provisioner'].version}`;
}
