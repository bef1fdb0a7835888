import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckContext } from '../check';
import type { Cluster } from '../cluster';
import { inputs } from '../outputs/inputs';
import { defaultApp, emitted, REPOSITORY } from '../outputs/outputs';
import { type Block, documentedCommands } from './documents';
import { type ShellRun, UserShell } from './user-shell';

export const commands: readonly Block[] = documentedCommands(REPOSITORY);

/** What a user has who follows the README: `dist/`, the App's key beside it, and a cluster. */
export function userShell(context: CheckContext, cluster: Cluster): Promise<UserShell> {
  return cluster.shared.once('user shell', async () => {
    const folder = join(cluster.folder, 'user');
    cpSync((await inputs(context)).folder, folder, { recursive: true });
    cpSync((await emitted(context, defaultApp)).folder, join(folder, 'dist'), { recursive: true });
    return new UserShell(folder, cluster.kubectl);
  });
}

/** Follows the documents; the results are in the order of the commands. */
export function installation(context: CheckContext, cluster: Cluster): Promise<readonly ShellRun[]> {
  return cluster.shared.once('installation', async () => {
    const shell = await userShell(context, cluster);
    const runs: ShellRun[] = [];
    for (const { text } of commands) runs.push(await shell.run(text));
    return runs;
  });
}
