import { describeGolden } from '../helpers/golden.js'

describeGolden('battles2-std.jsonl.gz')
describeGolden('battles2-tiny.jsonl.gz')
describeGolden('battles2-nano.jsonl.gz')
