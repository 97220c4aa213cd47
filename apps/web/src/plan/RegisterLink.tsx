import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'

/** The way to the register, for those who keep it. */
export function RegisterLink() {
  const { plan = '' } = useParams()
  if (!may(useMe(), 'target.register')) return null
  return (
    <Link className="button" to={`/${plan}/register`}>
      {zh.register.open}
    </Link>
  )
}
