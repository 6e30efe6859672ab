/**
 * Tables of the platform. Contacts hang on the id of the record they belong to (patient, doctor, institution, admin);
 * an account points at its record by `reference_id` and has an id of its own (contract 1.3).
 */
export const SCHEMA = `
create table if not exists specialties (id text primary key, name text not null unique) strict;
create table if not exists institution_types (id integer primary key, name text not null) strict;
create table if not exists sexes (id integer primary key, name text not null) strict;
create table if not exists genders (id integer primary key, name text not null) strict;
create table if not exists blood_types (id integer primary key, name text not null) strict;
create table if not exists countries (id integer primary key, name text not null) strict;
create table if not exists regions (id integer primary key, name text not null) strict;
create table if not exists conditions (id integer primary key, name text not null) strict;
create table if not exists medications (id integer primary key, name text not null) strict;
create table if not exists allergies (id integer primary key, name text not null) strict;

create table if not exists accounts (
  id text primary key, email text not null unique, password_hash text not null, user_type text not null,
  reference_id text not null, is_active integer not null default 1, is_verified integer not null default 1,
  created_at text not null
) strict;
create index if not exists accounts_by_reference on accounts (reference_id);

create table if not exists admins (
  id text primary key, first_name text not null, last_name text not null,
  is_active integer not null default 1, created_at text not null
) strict;
create table if not exists institutions (
  id text primary key, name text not null, institution_type_id integer not null references institution_types (id),
  website text, license_number text not null unique, is_active integer not null default 1,
  is_verified integer not null default 0, created_at text not null
) strict;
create table if not exists doctors (
  id text primary key, institution_id text not null references institutions (id), first_name text not null,
  last_name text not null, medical_license text not null unique, specialty_id text references specialties (id),
  years_experience integer check (years_experience >= 0), consultation_fee real check (consultation_fee >= 0),
  is_active integer not null default 1, professional_status text not null default 'active', created_at text not null
) strict;
create table if not exists patients (
  id text primary key, doctor_id text not null references doctors (id),
  institution_id text not null references institutions (id), first_name text not null, last_name text not null,
  date_of_birth text not null, sex_id integer references sexes (id), gender_id integer references genders (id),
  emergency_contact_name text, is_active integer not null default 1, is_verified integer not null default 0,
  created_at text not null
) strict;
create index if not exists patients_by_doctor on patients (doctor_id);
create index if not exists patients_by_institution on patients (institution_id);

create table if not exists health_profiles (
  patient_id text primary key references patients (id) on delete cascade, height_cm real, weight_kg real,
  blood_type_id integer references blood_types (id), is_smoker integer not null default 0, smoking_years integer,
  consumes_alcohol integer not null default 0, alcohol_frequency text,
  physical_activity_minutes_weekly integer, notes text
) strict;
create table if not exists patient_conditions (
  patient_id text not null references patients (id), condition_id integer not null references conditions (id),
  diagnosis_date text, notes text, primary key (patient_id, condition_id)
) strict, without rowid;
create table if not exists patient_medications (
  patient_id text not null references patients (id), medication_id integer not null references medications (id),
  dosage text, frequency text, start_date text, primary key (patient_id, medication_id)
) strict, without rowid;
create table if not exists patient_allergies (
  patient_id text not null references patients (id), allergy_id integer not null references allergies (id),
  severity text not null check (severity in ('mild', 'moderate', 'severe')), reaction_description text,
  primary key (patient_id, allergy_id)
) strict, without rowid;
create table if not exists family_history (
  patient_id text not null references patients (id), condition_id integer not null references conditions (id),
  relative_type text not null, notes text, primary key (patient_id, condition_id, relative_type)
) strict, without rowid;

create table if not exists emails (
  id text primary key, owner_id text not null, email_address text not null, email_type text not null,
  is_primary integer not null, is_verified integer not null
) strict;
create index if not exists emails_by_owner on emails (owner_id);
create index if not exists emails_by_address on emails (email_address);
create table if not exists phones (
  id text primary key, owner_id text not null, phone_number text not null, phone_type text not null,
  is_primary integer not null, is_verified integer not null
) strict;
create index if not exists phones_by_owner on phones (owner_id);
create table if not exists addresses (
  id text primary key, owner_id text not null, street_address text not null, city text not null, postal_code text,
  neighborhood text, address_type text not null, is_verified integer not null default 0,
  region_id integer references regions (id), country_id integer references countries (id)
) strict;
create index if not exists addresses_by_owner on addresses (owner_id);
`
