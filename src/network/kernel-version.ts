import { Rule } from '../core/props';
import { quote } from '../core/quote';
import { text } from '../core/safe-text';

/** As `uname -r` says it. */
export const KERNEL = /^(\d{1,2})\.(\d{1,3})([.+-][\w.+~-]*)?$/;

/** The version of a Linux kernel. */
export const kernelVersion: Rule<string> = (value, report) => {
  const said = typeof value === 'string' ? text(value, report) : '';
  if (KERNEL.test(said)) return said;
  return report({ what: `${quote(value)} is not the version of a Linux kernel`, instead: 'write it as uname -r does, like "5.15" or "5.15.0-113-generic"', code: 'KernelVersionInvalid' });
};

/** True when both are versions, and the first is the older one. */
export function isOlderKernel(version: string, minimum: string): boolean {
  const [, major, minor] = KERNEL.exec(version) ?? [];
  const [, leastMajor, leastMinor] = KERNEL.exec(minimum) ?? [];
  if (major === undefined || leastMajor === undefined) return false;
  return major === leastMajor ? Number(minor) < Number(leastMinor) : Number(major) < Number(leastMajor);
}
