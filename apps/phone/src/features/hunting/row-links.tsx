import type { HuntingResult } from '@pocketsoc/contract'
import { minimumTarget, space } from '@pocketsoc/tokens'
import { type Href, Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** From a row to the machine and the detection that it names. */
export function RowLinks({ link }: { link: HuntingResult['links'][number] | undefined }) {
  const { colors } = useTheme()
  if (!link) return null
  return (
    <View style={[styles.links, { borderTopColor: colors.border }]}>
      {link.machineId ? <Leads icon="machine" label="Machine" href={`/machines/${link.machineId}`} /> : null}
      {link.detectionId ? <Leads icon="shield" label="Detection" href={`/detections/${link.detectionId}`} /> : null}
    </View>
  )
}

function Leads({ icon, label, href }: { icon: IconName; label: string; href: string }) {
  const { colors } = useTheme()
  return (
    <Link href={href as Href} asChild>
      <Press role="link" style={styles.link}>
        <Icon name={icon} color={colors.accent} size={18} />
        <Text variant="subhead" tone="accent" style={styles.strong}>
          {label}
        </Text>
      </Press>
    </Link>
  )
}

const styles = StyleSheet.create({
  links: {
    flexDirection: 'row',
    flexWrap: 'wrap',
    columnGap: space.xl,
    paddingHorizontal: space.lg,
    marginTop: space.xs,
    borderTopWidth: StyleSheet.hairlineWidth,
  },
  link: { flexDirection: 'row', alignItems: 'center', gap: space.sm, minHeight: minimumTarget },
  strong: { fontWeight: '600' },
})
