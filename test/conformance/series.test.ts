import { describeGolden } from '../helpers/golden.js'

describeGolden('battles-n.jsonl.gz')
describeGolden('battles2-odd.jsonl.gz')
describeGolden('battles2-procs.jsonl.gz')
describeGolden('rwlimit094-battles2.jsonl.gz')
describeGolden('pspace.jsonl.gz')
describeGolden('placement.jsonl.gz')
