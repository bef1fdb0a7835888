import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { InClusterStore } from '../../../src';
import type { CheckContext } from '../check';
import { freePorts } from '../ports';
import { RunningProcess } from '../processes';
import { send, type Signer, type StoreAnswer, type StoreRequest } from './signed-request';

export const ACCOUNTS = ['jobs', 'crier', 'deck', 'tide', 'status-reconciler'] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Who sends a request: an account, nobody, somebody whom the store does not know, or an account's name with a guessed key. */
export type Sender = Account | 'nobody' | 'a stranger' | 'a guesser' | 'root';

const SECRET = 'a-secret-of-';
const ROOT: Signer = { accessKey: 'the-root', secretKey: `${SECRET}root` };

export function signerOf(sender: Sender): Signer | undefined {
  if (sender === 'nobody') return undefined;
  if (sender === 'root') return ROOT;
  if (sender === 'a stranger') return { accessKey: 'stranger', secretKey: 'x' };
  return sender === 'a guesser' ? { accessKey: 'crier', secretKey: 'x' } : { accessKey: sender, secretKey: `${SECRET}${sender}` };
}

/** versitygw with what the emitted pod gives it, in a folder of its own. */
export class RunningStore {
  private constructor(private readonly data: string, private readonly port: number) {}

  static async start(context: CheckContext): Promise<RunningStore> {
    const folder = context.newFolder('store');
    const [data, accounts] = ['data', 'accounts'].map((name) => join(folder, name));
    mkdirSync(accounts, { recursive: true });
    writeFileSync(join(accounts, 'users.json'), usersJson());
    const [port] = await freePorts(1);
    const { initContainers: [init], containers: [server] } = new InClusterStore(new Chart(new App(), 'c'), 's').deployment.toJson().spec.template.spec;
    const here = (text: string): string => text.replace(/^(--\w+=|)\/data(?=\/|$)/, `$1${data}`).replace('=/etc/object-store', `=${accounts}`)
      .replace(/^--port=.*/, `--port=127.0.0.1:${port}`);
    const [file, ...args] = [...init.command, ...init.args].map(here);
    await new RunningProcess({ name: init.name, file, args, logFolder: folder }).succeeds();
    const process = new RunningProcess({
      name: 'versitygw', file: join(context.binaries('versitygw').folder, 'versitygw'), args: server.args.map(here), logFolder: folder,
      env: { ROOT_ACCESS_KEY: ROOT.accessKey, ROOT_SECRET_KEY: ROOT.secretKey },
    });
    await process.answers(`http://127.0.0.1:${port}/_/health`);
    return new RunningStore(data, port);
  }

  send(request: StoreRequest, sender: Sender): Promise<StoreAnswer> {
    return send(this.port, request, signerOf(sender));
  }

  /** What the Secret of an account holds, as secrets.sh writes it. */
  credentials(account: Account): string {
    const { accessKey, secretKey } = signerOf(account)!;
    return JSON.stringify({
      region: 'us-east-1', endpoint: `http://127.0.0.1:${this.port}`, insecure: true, s3_force_path_style: true, access_key: accessKey, secret_key: secretKey,
    });
  }

  /** The files that say who may do what: `prow-logs/policy`. */
  rule(name: string): string {
    return readFileSync(this.fileOf(name), 'utf8');
  }

  /** Lets the store have other rules as long as something runs. */
  async during<T>(name: string, content: string, run: () => Promise<T>): Promise<T> {
    const before = this.rule(name);
    writeFileSync(this.fileOf(name), content);
    try {
      return await run();
    } finally {
      writeFileSync(this.fileOf(name), before);
    }
  }

  private fileOf(name: string): string {
    const [bucket, attribute] = name.split('/');
    return join(this.data, 'metadata', bucket, 'meta', attribute);
  }
}

function usersJson(): string {
  return JSON.stringify({ accessAccounts: Object.fromEntries(ACCOUNTS.map((name) => [name, { access: name, secret: `${SECRET}${name}`, role: 'user' }])) });
}
