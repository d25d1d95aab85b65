import type { Profile, VendorConfiguration } from '@pocketsoc/contract'
import { asc, eq, type SQL } from 'drizzle-orm'
import { type Context, requireCan } from '../../context.ts'
import { vendorConfigurations, vendorPolls } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { budgetUse } from './call-budget.ts'
import { budgetKeyOf, type ConfigurationRow, presentConfiguration, presentProfile, secretsHeld } from './present-configuration.ts'

function selectRows(tx: Transaction, condition?: SQL): Promise<ConfigurationRow[]> {
  return tx.sql
    .select({ configuration: vendorConfigurations, poll: vendorPolls })
    .from(vendorConfigurations)
    .innerJoin(vendorPolls, eq(vendorPolls.configurationId, vendorConfigurations.id))
    .where(condition)
    .orderBy(asc(vendorConfigurations.createdAt))
}

async function present(context: Context, condition?: SQL): Promise<VendorConfiguration[]> {
  const { rows, held } = await context.transaction(async (tx) => {
    const rows = await selectRows(tx, condition)
    return {
      rows,
      held: await secretsHeld(
        tx,
        rows.map((row) => row.configuration.id),
      ),
    }
  })
  const keys = rows.map(budgetKeyOf)
  const use = await budgetUse(context.services, [...new Set(keys.filter((key) => key !== null))])
  return rows.map((row, index) =>
    presentConfiguration(row, held.get(row.configuration.id), { use: use.get(keys[index] ?? ''), now: context.now() }),
  )
}

/** All configurations of the organisation, oldest first. */
export async function listConfigurations(context: Context): Promise<VendorConfiguration[]> {
  requireCan(context, 'configurations.manage')
  return present(context)
}

/** Throws `missing`. */
export async function getConfiguration(context: Context, id: string): Promise<VendorConfiguration> {
  requireCan(context, 'configurations.manage')
  const [configuration] = await present(context, eq(vendorConfigurations.id, id))
  return configuration ?? notFound('vendor configuration')
}

/** The configurations as every member may see them. */
export async function listProfiles(context: Context): Promise<Profile[]> {
  requireCan(context, 'profiles.read')
  return (await context.transaction((tx) => selectRows(tx))).map((row) => presentProfile(row, context.now()))
}
