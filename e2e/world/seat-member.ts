import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { Role } from '@pocketsoc/contract'
import type { FreshDatabase } from './fresh-database.ts'
import type { Server } from './server.ts'

// Nobody can be invited yet, so a seat is given in the tables, the only place where a story reaches behind the API.
const leave = 'delete from members where user_id = (select id from users where email = $1)'
const take = `
  insert into members (organization_id, user_id, role, created_at)
  select seat.organization_id, colleague.id, $3, now()
  from users colleague, members seat join users owner on owner.id = seat.user_id
  where colleague.email = $1 and owner.email = $2`

interface Place {
  server: Server
  /** Null on the embedded database. */
  database: FreshDatabase | null
}

interface Seat {
  colleague: { email: string }
  owner: { email: string }
  role: Role
}

/**
 * Moves somebody who signed up from the organisation of their own to the owner's. The embedded database lets one
 * process in, so the server is stopped for it and started again.
 */
export async function seatMember({ server, database }: Place, { colleague, owner, role }: Seat): Promise<void> {
  const [leaving, taking] = [[colleague.email], [colleague.email, owner.email, role]]
  if (database) {
    await database.run(leave, leaving)
    await database.run(take, taking)
    return
  }
  await server.stop()
  const embedded = await PGlite.create({ dataDir: `${server.dataFolder}/database`, extensions: { pg_trgm } })
  await embedded.query(leave, leaving)
  await embedded.query(take, taking)
  await embedded.close()
  server.start()
  await server.ready()
}
