import { Link } from '@tanstack/react-router'
import { PlugZap } from 'lucide-react'
import { Button, buttonClass } from '../../ui/button.tsx'

interface FormButtonsProps {
  /** The configuration that is edited; none while one is added. */
  configurationId: string | undefined
  saving: boolean
  testing: boolean
  onTest: () => void
}

/** Save, Test connection, Cancel. */
export function FormButtons({ configurationId, saving, testing, onTest }: FormButtonsProps) {
  return (
    <div className="flex flex-wrap gap-2 border-border border-t pt-5">
      <Button type="submit" look="primary" busy={saving}>
        Save
      </Button>
      <Button busy={testing} icon={<PlugZap aria-hidden="true" className="size-4" />} onClick={onTest}>
        Test connection
      </Button>
      <Link
        to={configurationId ? '/settings/vendor-configurations/$id' : '/settings/vendor-configurations'}
        params={{ id: configurationId ?? '' }}
        className={buttonClass('quiet')}
      >
        Cancel
      </Link>
    </div>
  )
}
