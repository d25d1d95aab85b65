import { Client } from 'pg'

// `create` makes an empty database on 127.0.0.1:5432 and prints its URL; `drop` removes the one in DATABASE_URL.
const [verb] = process.argv.slice(2)
const user = process.env.PGUSER ?? 'postgres'
const password = process.env.PGPASSWORD ? `:${encodeURIComponent(process.env.PGPASSWORD)}` : ''
const server = `postgres://${user}${password}@127.0.0.1:${process.env.PGPORT ?? '5432'}`

if (verb === 'create') {
  const name = `pocketsoc_test_${process.pid}_${Date.now().toString(36)}`
  await onServer(`create database ${name}`)
  console.log(`${server}/${name}`)
} else if (verb === 'drop' && process.env.DATABASE_URL) {
  const name = new URL(process.env.DATABASE_URL).pathname.slice(1)
  if (!/^pocketsoc_test_\w+$/.test(name)) throw new Error(`${name} is not a database this tool made`)
  await onServer(`drop database if exists ${name} with (force)`)
} else {
  console.error('usage: scratch-database.ts create | DATABASE_URL=… scratch-database.ts drop')
  process.exitCode = 2
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
