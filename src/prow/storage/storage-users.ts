/** Who asks the store, each under its component's name; jobs are their utility containers. Source: prow cmd/* at a61940897, flags of storage. */
export const STORAGE_USERS = ['jobs', 'crier', 'deck', 'tide', 'status-reconciler'] as const;

/** One of them. */
export type StorageUser = (typeof STORAGE_USERS)[number];

/** Something for each of them. */
export type OfEachUser<T> = Readonly<Record<StorageUser, T>>;

export function ofEachUser<T>(make: (user: StorageUser) => T): OfEachUser<T> {
  return Object.fromEntries(STORAGE_USERS.map((user) => [user, make(user)])) as OfEachUser<T>;
}
