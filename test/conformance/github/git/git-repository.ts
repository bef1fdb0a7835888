import { appendFileSync, mkdirSync } from 'node:fs';
import { git, tryGit } from './git';

export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** What becomes of files, by path; null removes one. */
export type FileContents = Readonly<Record<string, string | null>>;

export interface NewCommit {
  /** Moves to the commit. */
  readonly ref: string;
  /** Left out for the first commit of all. */
  readonly parent?: string;
  readonly files: FileContents;
  readonly message: string;
  readonly author: Signature;
}

export interface Ref {
  readonly name: string;
  readonly sha: string;
}

// As GitHub has it: any commit may be fetched by its name, and clones may be partial.
const CONFIGURATION = '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n[transfer]\n\thideRefs = refs/namespaces\n[http]\n\treceivepack = true\n'
  + '[gc]\n\tauto = 0\n';

/** A bare repository in a folder. */
export class GitRepository {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(readonly folder: string) {}

  static async create(folder: string, defaultBranch: string): Promise<GitRepository> {
    mkdirSync(folder, { recursive: true });
    await git(folder, ['init', '--quiet', '--bare', '--template=', `--initial-branch=${defaultBranch}`]);
    appendFileSync(`${folder}/config`, CONFIGURATION);
    return new GitRepository(folder);
  }

  git(args: readonly string[], input?: string | Buffer): Promise<string> {
    return git(this.folder, args, input);
  }

  tryGit(args: readonly string[]) {
    return tryGit(this.folder, args);
  }

  /** Runs steps that read a ref and then move it, one after another: two merges at once would lose one. */
  exclusively<T>(steps: () => Promise<T>): Promise<T> {
    const result = this.last.then(steps);
    this.last = result.catch(() => undefined);
    return result;
  }

  /** Of a branch, tag, ref or (abbreviated) commit name, or undefined. */
  async sha(name: string): Promise<string | undefined> {
    const { code, stdout } = await this.tryGit(['rev-parse', '--quiet', '--verify', '--end-of-options', `${name}^{commit}`]);
    return code === 0 ? stdout.toString().trim() : undefined;
  }

  async branchTip(branch: string): Promise<string | undefined> {
    return this.sha(`refs/heads/${branch}`);
  }

  /** Refs below a prefix: `refs/heads/`. */
  async refs(prefix: string): Promise<Ref[]> {
    const text = await this.git(['for-each-ref', '--format=%(objectname) %(refname)', prefix]);
    return text.split('\n').filter((line) => line !== '').map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
  }

  async setRef(name: string, sha: string): Promise<void> {
    await this.git(['update-ref', name, sha]);
  }

  async deleteRef(name: string): Promise<void> {
    await this.git(['update-ref', '-d', name]);
  }

  /** Makes a commit without a work tree. */
  async commit({ ref, parent, files, message, author }: NewCommit): Promise<string> {
    const who = `${author.name} <${author.email}> ${Math.floor(Date.now() / 1000)} +0000`;
    const changes = Object.entries(files).map(([path, content]) => content === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(content)}`);
    const script = [
      `commit ${ref}\nmark :1\nauthor ${who}\ncommitter ${who}\n`,
      data(message),
      parent === undefined ? '' : `from ${parent}\n`,
      ...changes,
      '\nget-mark :1\n',
    ];
    return (await this.git(['fast-import', '--quiet'], script.join(''))).trim();
  }
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}\n`;
}
