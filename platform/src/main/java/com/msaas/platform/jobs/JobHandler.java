package com.msaas.platform.jobs;

/// Does the jobs of one kind; a bean of the service. It runs for the job's clinic and as the system itself.
///
/// A job may run again after a fault, after a crash, or beside a process that stood still longer than its
/// lease. So either the effect is the same when repeated, or it is one transaction that ends with
/// [Jobs#done].
public interface JobHandler {

    /// The kind of jobs it does, in words with underscores: `offer_expiry`. Kept in documents, so it never
    /// changes.
    String kind();

    /// Does the job. What it throws lets the job wait and be tried again.
    ///
    /// @throws TooEarly when its time has not come; that is no try
    void run(Job job);

    /// Notes what it means that the job has failed for good: a step of the transaction that says so.
    default void failed(Job job) {}
}
