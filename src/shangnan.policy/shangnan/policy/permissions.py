"""Names of our permissions and roles: the words that ZCML, workflows and code share."""

# Functions in a unit, each a role that a person has on the records of that unit and on nothing else.
UNIT_DRAFTER = "UnitDrafter"
UNIT_REVIEWER = "UnitReviewer"
UNIT_APPROVER = "UnitApprover"

# Offices of the whole county.
CENTRE_PUBLISHER = "CentrePublisher"
REGISTRAR = "Registrar"
PARTY_CLERK = "PartyClerk"
DISCIPLINE_INSPECTOR = "DisciplineInspector"
SYSTEM_ADMINISTRATOR = "SysAdmin"
SECURITY_ADMINISTRATOR = "SecAdmin"
AUDITOR = "Auditor"

# Who may add anything at all: members of any unit's drafters. Which unit they may add for, the vocabulary of units says.
RECORD_CONTRIBUTOR = "RecordContributor"
# Who heads any unit: may add the few kinds that heads write themselves, for the units that the vocabulary gives.
UNIT_HEAD = "UnitHead"

# Who stands in a record as signatory, trainee or participant: computed by records/lifecycle/concerned.py, on that record only.
PERSON_CONCERNED = "PersonConcerned"
# Who signs a letter of responsibility as what: computed by records/integrity/letter/roles.py, on that letter only.
SUPERIOR_SIGNATORY = "SuperiorSignatory"
SUBORDINATE_SIGNATORY = "SubordinateSignatory"
# Who is named to handle an incoming dispatch: computed by records/dispatch/incoming/people.py, on that record only.
NAMED_HANDLER = "NamedHandler"

# Everybody who is signed in, on a signed regulation whose day has come: computed by records/regulation/begun.py.
TEXT_READER = "TextReader"

ADD_SERVICE_GUIDE = "shangnan.policy: Add ServiceGuide"
ADD_REVIEW_RULES = "shangnan.policy: Add ReviewRules"
ADD_TRAINING_RECORD = "shangnan.policy: Add TrainingRecord"
VIEW_TRAINING_SCORES = "shangnan.policy: View training scores"
ADD_PARTY_RECORD = "shangnan.policy: Add PartyRecord"
ADD_PARTY_NOTICE = "shangnan.policy: Add PartyNotice"
VIEW_PARTY_YEAR = "shangnan.policy: View Party year"
ADD_RESPONSIBILITY_LETTER = "shangnan.policy: Add ResponsibilityLetter"
ADD_INTEGRITY_CAMPAIGN = "shangnan.policy: Add IntegrityCampaign"
STEP_ON_LETTER = "shangnan.policy: Step on ResponsibilityLetter"
MANAGE_CAMPAIGN = "shangnan.policy: Manage IntegrityCampaign"
MAKE_LETTERS = "shangnan.policy: Make letters"
ASSESS_LETTERS = "shangnan.policy: Assess letters"
FILE_LETTERS = "shangnan.policy: File letters"
MOVE_IN_CAMPAIGN = "shangnan.policy: Move in campaign"
ADD_INTEGRITY_RISK = "shangnan.policy: Add IntegrityRisk"
ADD_INTEGRITY_LIST_ITEM = "shangnan.policy: Add IntegrityListItem"
ADD_INTEGRITY_LOG_ENTRY = "shangnan.policy: Add IntegrityLogEntry"
ADD_REGULATION = "shangnan.policy: Add Regulation"
ADD_OUTGOING_DISPATCH = "shangnan.policy: Add OutgoingDispatch"
ADD_INCOMING_DISPATCH = "shangnan.policy: Add IncomingDispatch"
NAME_PEOPLE = "shangnan.policy: Name handlers and readers"
LINK_REPLY = "shangnan.policy: Link our answer"
ADD_ATTACHMENT = "shangnan.policy: Add Attachment"
ADD_UNIT = "shangnan.policy: Add OrganisationUnit"
MANAGE_UNITS = "shangnan.policy: Manage units"
IMPORT_GUIDES = "shangnan.policy: Import guides"
ASSIGN_UNIT = "shangnan.policy: Assign responsible unit"
VIEW_HISTORY = "shangnan.policy: View record history"
REVISE_GUIDE = "shangnan.policy: Revise ServiceGuide"
COMMENT_REGULATION = "shangnan.policy: Comment on Regulation"
SEE_CONSULTATION = "shangnan.policy: See consultation"
ACKNOWLEDGE = "shangnan.policy: Acknowledge Regulation"
SEE_ACKNOWLEDGEMENTS = "shangnan.policy: See acknowledgements"
MANAGE_NUMBERS = "shangnan.policy: Manage numbers"
RUN_DUE = "shangnan.policy: Run due steps"
MANAGE_LOCKS = "shangnan.policy: Manage locks of accounts"
FILE_RECORDS = "shangnan.policy: File records"
VIEW_ARCHIVE = "shangnan.policy: View archive"
ADD_FILING_PLAN = "shangnan.policy: Add FilingPlan"
CHECK_FILED = "shangnan.policy: Check filed records"
MANAGE_HOLDS = "shangnan.policy: Manage holds"
ADD_DISPOSAL_LIST = "shangnan.policy: Add DisposalList"
HAND_OVER = "shangnan.policy: Hand over to the archives"
VIEW_JOURNAL = "shangnan.policy: View journal"

# Nobody has this role: steps that follow from dates or from other records take it on while they are done.
SYSTEM_JOB = "SystemJob"
