import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../kubernetes-api';

export interface HelmChartOptions {
  /** The command. */
  readonly helm: string;
  /** Where its settings and caches are, so that nobody's own change anything. */
  readonly home: string;
  /** The chart. */
  readonly folder: string;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly kubeVersion: string;
  /** What charts ask the cluster for. */
  readonly apiVersions?: readonly string[];
}

export interface Rendering {
  readonly objects: readonly KubernetesObject[];
  /** Errors, and warnings like that of a table laid over something else. */
  readonly said: string;
}

/** A chart of somebody else, and Helm itself to render it. */
export class HelmChart {
  readonly version: string;
  readonly defaults: Readonly<Record<string, any>>;
  /** All templates in one text. */
  readonly templates: string;

  constructor(private readonly options: HelmChartOptions) {
    const { folder } = options;
    this.version = parse(readFileSync(join(folder, 'Chart.yaml'), 'utf8')).version;
    this.defaults = parse(readFileSync(join(folder, 'values.yaml'), 'utf8'));
    const templates = join(folder, 'templates');
    const files = readdirSync(templates, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|tpl)$/.test(name)).sort();
    this.templates = files.map((name) => readFileSync(join(templates, name), 'utf8')).join('\n');
  }

  async render(values: string | object): Promise<Rendering> {
    const { folder, release, kubeVersion, apiVersions = [] } = this.options;
    const { code, stdout, stderr } = await this.helm([
      'template', release.name, folder, `--namespace=${release.namespace}`, `--kube-version=${kubeVersion}`,
      ...apiVersions.map((one) => `--api-versions=${one}`), '--values=-',
    ], typeof values === 'string' ? values : JSON.stringify(values));
    if (code !== 0) return { objects: [], said: stderr.trim() || `ended with ${code}` };
    const documents = parseAllDocuments(stdout);
    return { objects: documents.map((document) => document.toJS()).filter((object) => object !== null), said: stderr.trim() };
  }

  private helm(args: readonly string[], input: string): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
    const { helm, home } = this.options;
    return new Promise((resolve, reject) => {
      const child = spawn(helm, args, { env: { PATH: process.env.PATH, HOME: home } });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
      child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, stdout, stderr }));
      child.stdin.end(input);
    });
  }
}
