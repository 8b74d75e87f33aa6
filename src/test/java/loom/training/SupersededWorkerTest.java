package loom.training;

@RunTest
class SupersededWorkerTest extends SupersededWorkerContract {}
