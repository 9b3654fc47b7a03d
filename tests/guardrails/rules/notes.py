"""Short notes of our own that the rule cases share. All patients are invented."""

TFESI = """PROCEDURE: Right L4-5 transforaminal epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Under fluoroscopy a 22 gauge needle was advanced into the right L4-5 foramen. 1 mL of Omnipaque
showed epidural spread. 10 mg of dexamethasone was injected. Images were saved.
"""
STIMULATOR = """PROCEDURE: Permanent spinal cord stimulator, two percutaneous leads and a rechargeable generator, left flank
DIAGNOSIS: Postlaminectomy syndrome
TECHNIQUE: Two leads were advanced to T8 through Tuohy needles under fluoroscopy and anchored. They were tunneled to a pocket
over the left flank and connected to the rechargeable generator.
"""
TFESI_BOTH = TFESI.replace("Right L4-5", "Bilateral L4-5").replace("the right L4-5 foramen",
                                                                    "the L4-5 foramen on both sides")
TFESI_NO_SIDE = TFESI.replace("Right L4-5", "L4-5").replace("the right L4-5 foramen", "the L4-5 foramen")
TFESI_TWO = """PROCEDURE: Right L4-5 and right L5-S1 transforaminal epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Under fluoroscopy needles were advanced into the right L4-5 and the right L5-S1 foramen. Contrast
showed epidural spread. 10 mg of dexamethasone was injected. Images were saved.
"""
INTERLAMINAR = """PROCEDURE: L4-5 interlaminar epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Under fluoroscopy a Tuohy needle was advanced at L4-5 with loss of resistance. Contrast showed
epidural flow. 80 mg of methylprednisolone was injected.
"""
INTERLAMINAR_BLIND = """PROCEDURE: L4-5 interlaminar epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Without imaging a Tuohy needle was advanced at L4-5 by loss of resistance. 80 mg of
methylprednisolone was injected.
"""
NO_APPROACH = """PROCEDURE: L4-5 epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Under fluoroscopy a needle was placed and 80 mg of methylprednisolone was injected into the epidural
space.
"""
PLANNED = """CHIEF COMPLAINT: Leg pain.
ASSESSMENT: Lumbar radiculopathy.
PLAN: We will schedule a right L4-5 transforaminal epidural steroid injection for next week.
"""
MBB = """PROCEDURE: Bilateral L4-5 and L5-S1 facet joint injections, diagnostic
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE: Under fluoroscopy needles were advanced into the L4-5 and L5-S1 facet joints on both sides and 0.5 mL of
bupivacaine was injected into each joint. Images were saved.
"""
MBB_THREE = """PROCEDURE: Right L3-4, L4-5 and L5-S1 facet joint injections
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE: Under fluoroscopy needles were advanced into the right L3-4, L4-5 and L5-S1 facet joints and 0.5 mL of
bupivacaine was injected into each joint.
"""
MBB_ONE = """PROCEDURE: Right L4-5 facet joint injection
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE: Under fluoroscopy a needle was advanced into the right L4-5 facet joint and 1 mL of bupivacaine with
20 mg of triamcinolone was injected.
"""
RF = """PROCEDURE: Right L4-5 and L5-S1 radiofrequency ablation
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE: Under fluoroscopy the right L3 and L4 medial branches and the L5 dorsal ramus were lesioned at 80 degrees
C for 90 seconds each.
"""
SI = """PROCEDURE: Right sacroiliac joint injection
DIAGNOSIS: Sacroiliac joint pain
TECHNIQUE: Under fluoroscopy a needle was advanced into the right sacroiliac joint. Contrast outlined the joint.
40 mg of triamcinolone was injected.
"""
SI_AND_NERVES = """PROCEDURES:
1. Right sacroiliac joint injection
2. Left L5 dorsal ramus and S1, S2 and S3 lateral branch block
DIAGNOSIS: Sacroiliac joint pain
TECHNIQUE: Under fluoroscopy a needle was advanced into the right sacroiliac joint and 40 mg of triamcinolone was
injected. On the left, under fluoroscopy, the L5 dorsal ramus and the S1, S2 and S3 lateral branches were
blocked with 0.5 mL of bupivacaine each.
"""
SI_NERVES_AND_FACET = """PROCEDURES:
1. Left L5 dorsal ramus and S1, S2 and S3 lateral branch block
2. Right L3-4 facet joint injection
DIAGNOSIS: Sacroiliac joint pain
TECHNIQUE:
1. Under fluoroscopy the left L5 dorsal ramus and the left S1, S2 and S3 lateral branches were blocked with 0.5 mL of
bupivacaine each.
2. Under fluoroscopy a needle was advanced into the right L3-4 facet joint and 0.5 mL of bupivacaine was injected.
"""
RF_AND_BLOCK = """PROCEDURES:
1. Left L4-5 and L5-S1 radiofrequency ablation
2. Right L3-4 diagnostic facet joint injection
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE:
1. Under fluoroscopy the left L3 and L4 medial branches and the L5 dorsal ramus were lesioned at 80 C for 90 seconds.
2. Under fluoroscopy a needle was advanced into the right L3-4 facet joint and 0.5 mL of bupivacaine was injected.
"""
RF_AND_BLOCK_ONE_SIDE = RF_AND_BLOCK.replace("Right L3-4", "Left L2-3").replace("the right L3-4", "the left L2-3")
TWO_REGIONS = """PROCEDURES:
1. C7-T1 interlaminar epidural steroid injection
2. L4-5 interlaminar epidural steroid injection
DIAGNOSIS: Cervical radiculopathy. Lumbar radiculopathy.
TECHNIQUE:
1. Under fluoroscopy a Tuohy needle was advanced at C7-T1 with loss of resistance; 40 mg of methylprednisolone was injected.
2. Under fluoroscopy a Tuohy needle was advanced at L4-5 with loss of resistance; 40 mg of methylprednisolone was injected.
"""
NO_DIAGNOSIS = INTERLAMINAR.replace("DIAGNOSIS: Lumbar radiculopathy\n", "")
NOT_CLINICAL = "Dear team, the quarterly sales meeting moves to Thursday at ten. Please bring your own lunch and laptops."
SEDATION = INTERLAMINAR + """SEDATION: Moderate sedation with 2 mg of midazolam was given by me; an independent trained nurse observer
monitored the patient throughout. Intraservice time was 24 minutes.
"""
VISIT_ONLY = """FOLLOW-UP VISIT. Established patient.
HPI: Low back pain has worsened over six weeks, 7/10, with more leg pain. Gabapentin no longer helps.
EXAM: Straight leg raise positive on the right.
ASSESSMENT: Lumbar radiculopathy, worsening. Hypertension, stable.
PLAN: Increase gabapentin to 600 mg three times daily. MRI of the lumbar spine ordered. I spent 32 minutes in total on
this visit today.
"""
VISIT_AND_INJECTION = """FOLLOW-UP VISIT AND PROCEDURE. Established patient.
HPI: New right shoulder pain and numbness of both hands for two months, besides her low back pain. Her hypertension and
opioid regimen were reviewed; she is more constipated.
EXAM: Shoulder impingement signs. Lumbar straight leg raise positive.
ASSESSMENT: Lumbar radiculopathy. Opioid-induced constipation. Neuropathy of the hands, to be worked up.
PLAN: Oxycodone reduced, naloxegol started, EMG of both arms ordered. I spent 30 minutes on this evaluation, separate
from and not counting the procedure below.
PROCEDURE: L4-5 interlaminar epidural steroid injection
TECHNIQUE: Under fluoroscopy a Tuohy needle was advanced at L4-5 with loss of resistance. 80 mg of
methylprednisolone was injected.
"""

DISC = TFESI.replace("Lumbar radiculopathy", "Lumbar disc herniation with radiculopathy")
DISC_AND_BACK_PAIN = TFESI.replace("Lumbar radiculopathy", "Lumbar disc herniation. Low back pain")
_CONDITIONS = ("Lumbar radiculopathy", "Hypertension", "Hypothyroidism", "Gout", "Migraine", "Right shoulder pain", "Left knee pain",
               "Cervicalgia", "Insomnia", "Obesity", "Constipation", "Fibromyalgia", "Chronic pain syndrome", "Asthma")
MANY = INTERLAMINAR.replace("DIAGNOSIS: Lumbar radiculopathy", "DIAGNOSES:\n" + "\n".join(
    f"{n}. {words}" for n, words in enumerate(_CONDITIONS, 1)))
THIRTEEN = ("M54.16", "I10", "E03.9", "M10.9", "G43.909", "M25.511", "M25.562", "M54.2", "G47.00", "E66.9", "K59.00", "M79.7",
            "G89.4", "J45.909")
SI_ULTRASOUND = SI.replace("Under fluoroscopy", "Under ultrasound guidance").replace(" Contrast outlined the joint.", "")
GENICULAR_TWO = """PROCEDURE: Right genicular nerve block
DIAGNOSIS: Right knee osteoarthritis
TECHNIQUE: Under fluoroscopy the right superomedial and superolateral genicular nerves were blocked with 1 mL of bupivacaine each.
"""
STELLATE = """PROCEDURE: Right stellate ganglion block
DIAGNOSIS: Complex regional pain syndrome type I of the right arm
TECHNIQUE: Under fluoroscopy a needle was advanced to the C6 tubercle on the right and 8 mL of bupivacaine was injected.
"""
IMPAR = """PROCEDURE: Ganglion impar block
DIAGNOSIS: Coccydynia
TECHNIQUE: Under fluoroscopy a needle was advanced to the ganglion impar in front of the coccyx and 5 mL of bupivacaine was
injected.
"""
STELLATE_BLIND = STELLATE.replace("Under fluoroscopy a needle", "By palpation, without imaging, a needle")
TFESI_VIAL = TFESI.replace("10 mg of dexamethasone was injected.",
                           "Dexamethasone 10 mg from a single-dose vial was injected, none wasted.")
UNREAD = """DIAGNOSIS: Lumbar radiculopathy
WHAT WE DID: The right L4-5 foraminal space received 4 mg of dexamethasone through a curved needle under fluoroscopy.
"""
UNREAD_VAGUE = """DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: Under fluoroscopy a needle was placed in the usual fashion and 2 mL of the mixture was injected at the target.
"""

GIVEN_UP = """PROCEDURE: Left L5-S1 transforaminal epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE: The skin was numbed with lidocaine and under fluoroscopy a needle was advanced to the left L5-S1 foramen. She
became pale and bradycardic; we elected to stop, and no steroid was given.
"""
CALLED_OFF = """PROCEDURE: Left sacroiliac joint injection
DIAGNOSIS: Sacroiliac joint pain
TECHNIQUE: The patient was taken to the procedure room and positioned prone. Her INR came back as 3.4 and the procedure was
cancelled before any needle or local anesthetic.
"""
PARTLY = """PROCEDURE: Bilateral L4-5 facet joint injections
DIAGNOSIS: Lumbar spondylosis without myelopathy or radiculopathy
TECHNIQUE: Under fluoroscopy needles were advanced into the L4-5 facet joints on both sides and 20 mg of triamcinolone was
injected on the right. He then became hypotensive and the procedure was aborted.
"""
TWO_WAYS = """PROCEDURES:
1. L3-4 interlaminar epidural steroid injection
2. Right L5-S1 transforaminal epidural steroid injection
DIAGNOSIS: Lumbar radiculopathy
TECHNIQUE:
1. Under fluoroscopy a Tuohy needle was advanced at L3-4 with loss of resistance; 40 mg of methylprednisolone was injected.
2. Under fluoroscopy a needle was advanced into the right L5-S1 foramen and 10 mg of dexamethasone was injected.
"""
TWO_WAYS_APART = TWO_WAYS.replace("L3-4", "C7-T1")
MIXED_TIME = """FOLLOW-UP VISIT AND PROCEDURE. Established patient.
ASSESSMENT: Right knee osteoarthritis.
PROCEDURE: Right knee joint injection
TECHNIQUE: The right knee joint was prepped and, without imaging, 40 mg of triamcinolone was injected.
Total time 35 minutes, which includes the procedure.
"""
BLOCK_BY_ULTRASOUND = """PROCEDURE: Left suprascapular nerve block
DIAGNOSIS: Left shoulder pain
TECHNIQUE: Under ultrasound guidance a needle was advanced to the left suprascapular notch and 5 mL of bupivacaine was injected.
"""
KNEE_BY_ULTRASOUND = """PROCEDURE: Right knee joint injection
DIAGNOSIS: Right knee osteoarthritis
TECHNIQUE: Under ultrasound guidance a needle was advanced into the right knee joint and 40 mg of triamcinolone was injected.
"""
BACK_AND_KNEE = """PROCEDURES:
1. Left L4-5 transforaminal epidural steroid injection
2. Right knee joint injection
DIAGNOSES:
1. Lumbar radiculopathy
2. Right knee osteoarthritis
3. Chronic pain syndrome
TECHNIQUE:
1. Under fluoroscopy a needle was advanced into the left L4-5 foramen and 10 mg of dexamethasone was injected.
2. The right knee joint was entered by palpation, without imaging, and 40 mg of triamcinolone was injected.
"""
