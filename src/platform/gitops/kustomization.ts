import { yamlText } from '../../core/yaml-text';
import { OutputFile } from '../../writer/output-file';
import { stageOfFile } from '../delivery/apply-plan';

/** Where everything for GitOps is. */
export const GIT_OPS_FOLDER = 'gitops';

/** kustomize reads it by this name too, and kubectl does not take it for a manifest. Source: kustomize api/konfig/general.go. */
export const KUSTOMIZATION = 'Kustomization';

/** What kustomize builds of files or folders, in the order in which they are named. */
export function kustomization(...resources: readonly string[]): string {
  // its own order would be by kind
  return yamlText({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources, sortOptions: { order: 'fifo' } });
}

/** A folder for each stage, with what leads to the stage's file above it. */
export function stageKustomizations(files: readonly string[]): readonly OutputFile[] {
  return files.map((file) => ({ name: `${GIT_OPS_FOLDER}/${stageOfFile(file)}/${KUSTOMIZATION}`, content: kustomization(`../../${file}`) }));
}
