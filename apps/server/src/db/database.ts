export interface QueryResult<Row> {
  rows: Row[]
}

/** One connection, held alone until the session that lent it ends. */
export interface Connection {
  /** One statement with `$1` parameters; rows as objects by column name. Instants arrive as PostgreSQL's text. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<QueryResult<Row>>
  /** The same with rows as arrays in column order, which is how Drizzle reads them. */
  queryArrays(text: string, values?: readonly unknown[]): Promise<QueryResult<unknown[]>>
  /** Several statements without parameters; answers the rows of all. */
  execute(text: string): Promise<QueryResult<Record<string, unknown>>>
}

/** PostgreSQL, embedded or as a server: the same SQL runs on both. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  /** Lends a connection; the embedded database has one, so a session must be short and never nest. */
  session<T>(work: (connection: Connection) => Promise<T>): Promise<T>
  /** Calls back for each NOTIFY on the channel, and once with null after a reconnect, when some may have been missed. */
  listen(channel: string, onPayload: (payload: string | null) => void): Promise<() => Promise<void>>
  /**
   * Marks this process as a worker on the database until it ends, however it ends. Answers true when no other
   * worker was there at that moment.
   */
  joinWorkers(): Promise<boolean>
  close(): Promise<void>
}
