import { yamlText } from '../../core/yaml-text';
import { OutputFile } from '../../writer/output-file';

/**
 * A file that a cluster is started from. It holds YAML under a name that is none of YAML's: `kubectl apply -R`, kustomize and Flux read every file
 * below a folder by its name, and would refuse what is no object of Kubernetes.
 */
export function startFile(name: string, use: string, documents: readonly object[]): OutputFile {
  return { name: `cluster/${name}.conf`, content: `# ${use}\n${documents.map((document) => yamlText(document as Record<string, any>)).join('---\n')}` };
}

/** The same for another syntax. */
export function textFile(name: string, use: string, lines: readonly string[]): OutputFile {
  return { name: `cluster/${name}`, content: `# ${use}\n${lines.join('\n')}\n` };
}

/** A shell script that a node runs as root. */
export function nodeScript(name: string, use: string, commands: readonly string[]): OutputFile {
  return { name: `cluster/${name}.sh`, content: `#!/bin/sh\n# ${use}\nset -eu\n${commands.join('\n')}\n` };
}
