-- The review log, version 2. `event` is the truth and is only ever added to; the other tables are derived
-- from it, in the same transaction, and can be rebuilt from it at any time.

create table event (
  id        text    primary key check (length(id) = 36 and id < '1' and id = lower(id)),  -- '1…' is the year 2527
  at        integer not null check (at between 0 and 17592186044415),  -- milliseconds since 1970, UTC
  device    text    not null,
  type      text    not null check (type in ('review', 'undo', 'suspend', 'resume', 'bury', 'reset', 'flag', 'unflag')),
  card      text    check ((card is null) = (type = 'undo')),
  day       integer check (day between 1 and 3600000),          -- proleptic ordinal; leaves room for an interval
  seed      integer,
  given     text,
  outcome   text,
  reason    text,
  grade     integer check (grade between 0 and 5),
  seconds   real    check (seconds >= 0),
  hints     integer,
  attempts  integer,
  stage     text    check (stage in ('new', 'review', 'drill')),
  undoes    text    check ((undoes is not null) = (type = 'undo')),
  note      text    check ((note is not null) = (type = 'flag')),
  check (type not in ('review', 'bury') or day is not null),
  check (type <> 'review' or (grade is not null and seconds is not null and reason is not null and stage is not null))
) strict, without rowid;

-- those that were not taken back; the partial index on `undoes` answers the inner question
create view valid as
select * from event where not exists (select 1 from event as later where later.undoes = event.id);

-- holds all that a replay reads, so that a card's history is one stretch of the index
create index event_card on event (card, id, type, day, grade) where card is not null;
create index event_undoes on event (undoes) where undoes is not null;

create trigger event_keeps before update on event
begin select raise(abort, 'the review log is append-only'); end;

create trigger event_stays before delete on event
begin select raise(abort, 'the review log is append-only'); end;

-- `insert or replace` deletes without asking the trigger above; so a known id is passed over before that
create trigger event_once before insert on event when exists (select 1 from event where id = new.id)
begin select raise(ignore); end;

create table standing (
  card         text    primary key,
  deck         text    not null,
  repetitions  integer not null,
  interval     integer not null,
  reviewed     integer not null,
  due          integer not null,
  again_today  integer not null,
  lapses       integer not null,
  reviews      integer not null,   -- 0, like all before it, for a new card
  suspended    integer not null,
  buried       integer not null,
  introduced   integer not null,
  flag         text,               -- the note of its flag; null without one
  last         text    not null,
  ease         integer,            -- this under SM-2,
  stability    real,               -- these two under FSRS, and none of them for a new card
  difficulty   real
) strict, without rowid;

create index standing_introduced on standing (introduced);
create index standing_reviewed on standing (reviewed, introduced);

create table daily (
  day           integer not null,
  deck          text    not null,
  reviews       integer not null,                               -- all answers, drills too
  new           integer not null,
  drills        integer not null,
  recalled      integer not null,                               -- of those neither new nor drills
  milliseconds  integer not null,
  primary key (day, deck)
) strict, without rowid;

create table verdict (
  day      integer not null,
  reason   text    not null,
  grade    integer not null,
  reviews  integer not null,
  primary key (day, reason, grade)
) strict, without rowid;

create table recall (
  day       integer not null,
  gap       integer not null,       -- place in quiz.log.recalls.GAPS of the days since the answer before
  tested    integer not null,
  recalled  integer not null,
  primary key (day, gap)
) strict, without rowid;

create table timing (
  day      integer not null,
  span     integer not null,        -- place in quiz.log.tallies.SECONDS of the time to answer
  reviews  integer not null,
  primary key (day, span)
) strict, without rowid;

create table meta (
  key    text primary key,
  value  text not null
) strict, without rowid;
