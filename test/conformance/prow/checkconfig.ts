import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Emitted } from '../outputs/emitted';

/** What Prow reads: the contents of `config.yaml`, `plugins.yaml` and the jobs from code. */
export interface ProwFiles {
  readonly config: string;
  readonly plugins: string;
  readonly jobs: string;
}

export function prowFiles(emitted: Emitted): ProwFiles {
  const data = (name: string, key: string): string => emitted.get('ConfigMap', name).data[key];
  return { config: data('config', 'config.yaml'), plugins: data('plugins', 'plugins.yaml'), jobs: data('job-config-from-code', 'jobs.yaml') };
}

/** What Prow's own checker complains of, one line each. Of jobs there may be further files, by their names. */
export function checkconfig(file: string, folder: string, files: ProwFiles, moreJobs: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const jobsFolder = join(folder, 'jobs');
  mkdirSync(jobsFolder, { recursive: true });
  writeFileSync(join(folder, 'config.yaml'), files.config);
  writeFileSync(join(folder, 'plugins.yaml'), files.plugins);
  for (const [name, text] of Object.entries({ ...moreJobs, 'jobs.yaml': files.jobs })) writeFileSync(join(jobsFolder, name), text);
  const args = [
    '--strict', '--include-default-warnings', '--warnings=valid-decoration-config', '--warnings=unknown-fields-all',
    `--config-path=${join(folder, 'config.yaml')}`, `--plugin-config=${join(folder, 'plugins.yaml')}`, `--job-config-path=${jobsFolder}`,
  ];
  return new Promise((resolve, reject) => {
    execFile(file, args, (error, stdout, stderr) => {
      if (error && typeof error.code !== 'number') return reject(new Error(`checkconfig: ${error.message}`));
      const entries = `${stdout}${stderr}`.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
      const complaints = entries.filter(({ severity }) => !['info', 'debug'].includes(severity)).map(
        ({ msg, error: cause }) => [msg, cause].filter(Boolean).join(': '));
      // The end of the process is the verdict; the lines say why.
      resolve(error ? complaints.concat(`ended with ${error.code}`) : complaints);
    });
  });
}
