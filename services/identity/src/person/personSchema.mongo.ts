import type { NewEntry } from '@duzhan/service-kit'
import { carriesEntries } from '@duzhan/service-kit/mongo'
import { Schema } from 'mongoose'
import type { Person } from './person.repository.ts'

const grant = new Schema(
  {
    role: { type: String, required: true },
    region: { type: String, required: true },
    plan: { type: String, required: true },
    team: String,
    unit: String,
    target: String,
    body: String,
  },
  { _id: false },
)
const secondFactor = new Schema(
  {
    sealed: { type: String, required: true },
    step: { type: Number, required: true },
    recovery: { type: [String], required: true },
  },
  { _id: false },
)
const invitation = new Schema(
  { hash: { type: String, required: true }, until: { type: String, required: true }, end: String },
  { _id: false },
)
const text = { type: String, required: true } as const
const successor = new Schema({ id: text, account: text, title: text }, { _id: false, id: false })
const removal = new Schema({ at: text, reason: text, by: text }, { _id: false })
const move = new Schema(
  {
    grants: { type: [grant], default: null },
    was: { type: [grant], required: true },
    from: text,
    reason: text,
    successor: { type: successor, default: null },
    by: text,
    at: text,
  },
  { _id: false },
)
/** A person as they are kept, with by what they are found and what the log is still to be told of them. */
export type StoredPerson = Omit<Person, 'id'> & { _id: string; sight?: string[]; finds?: string[]; entries?: NewEntry[] }
export const personSchema = new Schema<StoredPerson>(
  {
    _id: String,
    account: { type: String, required: true, unique: true },
    title: { type: String, required: true },
    passwordHash: { type: String, required: true },
    grants: { type: [grant], required: true },
    isDisabled: Boolean,
    mustChangePassword: Boolean,
    secondFactor: { type: secondFactor, default: null },
    invitations: [invitation],
    move: { type: move, default: null },
    removal: { type: removal, default: null },
    standsFor: [String],
    access: Number,
    version: Number,
    /** See `sightWords`. */
    sight: [String],
    /** See `gramsOf`. */
    finds: [String],
  },
  { versionKey: false },
)
personSchema.index({ sight: 1 })
personSchema.index({ finds: 1 })
personSchema.index({ 'grants.role': 1 })
personSchema.index({ 'invitations.hash': 1 })
personSchema.index({ 'grants.region': 1 })
personSchema.index({ 'move.from': 1 })
personSchema.plugin(carriesEntries)
